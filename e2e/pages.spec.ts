import { ACCOUNT } from './account';
import { expect, expectAccessible, test } from './fixtures';

const LOOKS = [
  [1280, 'light'],
  [375, 'dark'],
] as const;

for (const path of [
  '/integrations',
  '/integrations/new',
  '/integrations/new?channel=email&provider=nodemailer',
  '/settings/api-keys',
]) {
  for (const [width, theme] of LOOKS) {
    test(`${path} at ${width} px: axe finds nothing in the ${theme} theme, nothing overflows`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page, [theme]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    });
  }
}

test.describe('signed out', () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test('pages lead to sign-in; a wrong password says one thing; the right one enters; signing out ends it', async ({
    page,
  }) => {
    await page.goto('/integrations');
    await page.waitForURL('**/sign-in?next=*');
    await expectAccessible(page);
    await page.getByLabel('E-mail').fill(ACCOUNT.email);
    await page.getByLabel('Password', { exact: true }).fill('not the right password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible();
    await expect(page.getByLabel('E-mail')).toHaveValue(ACCOUNT.email);
    await page.getByLabel('Password', { exact: true }).fill(ACCOUNT.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/integrations');
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in');
    await page.goto('/integrations');
    await page.waitForURL('**/sign-in?next=*');
  });
});

test('the environment switcher changes what is shown, and Production is seen', async ({ page }) => {
  await page.goto('/integrations');
  await page.getByRole('button', { name: /Development/ }).click();
  await page.getByRole('menuitemradio', { name: /Production/ }).click();
  await expect(page.getByRole('button', { name: /Production/ })).toBeVisible();
  await page.goto('/integrations/new?channel=email&provider=plunk');
  await page.getByLabel('Identifier').fill('only-in-production');
  await page.getByRole('switch', { name: 'Active' }).click();
  await page.getByRole('button', { name: 'Create integration' }).click();
  await page.waitForURL('**/integrations/only-in-production');
  await page.goto('/integrations');
  await expect(page.getByText('only-in-production')).toBeVisible();
  await page.getByRole('button', { name: /Production/ }).click();
  await page.getByRole('menuitemradio', { name: /Development/ }).click();
  await expect(page.getByRole('button', { name: /Development/ })).toBeVisible();
  await expect(page.getByText('only-in-production')).toHaveCount(0);
});

test('a key is made in the dashboard, shown once, works, and is revoked', async ({ page, request, baseURL }) => {
  await page.goto('/settings/api-keys');
  await page.getByRole('button', { name: 'New API key' }).first().click();
  await page.getByLabel('Name', { exact: true }).fill('Spec key');
  await page.getByRole('button', { name: 'Create key' }).click();
  const key = await page
    .getByRole('dialog')
    .getByText(/^sbx_[0-9A-Za-z]{38}$/)
    .innerText();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Done' }).click();
  const ask = () => request.get(`${baseURL}/v1/integrations`, { headers: { Authorization: `ApiKey ${key}` } });
  expect((await ask()).status()).toBe(200);
  await page.reload();
  expect(await page.content()).not.toContain(key);
  await page.getByRole('button', { name: 'Revoke Spec key' }).click();
  await page.getByRole('button', { name: 'Revoke key' }).click();
  await expect(page.getByText('Spec key is revoked')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Revoke Spec key' })).toHaveCount(0);
  expect((await ask()).status()).toBe(401);
});

test('a page that fails keeps the shell around it, and says what to do', async ({
  page,
  baseURL,
  request,
  complaints,
}) => {
  const name = 'Where a page fails';
  await request.post(`${baseURL}/v1/integrations`, {
    headers: { Authorization: `ApiKey ${ACCOUNT.apiKey}` },
    data: { providerId: 'plunk', channel: 'email', name, identifier: 'page-that-fails' },
  });
  await page.goto('/integrations?q=page-that-fails');
  await page.getByRole('button', { name: `Actions for ${name}` }).waitFor();
  // As after an update of the server: what the page fetches when a menu first opens is not there any more.
  await page.route('**/_next/static/chunks/**', (route) => route.fulfill({ status: 404 }));
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await expect(page.getByRole('heading', { name: 'This page could not be shown' })).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Playground' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Environment: / })).toBeVisible();
  await expectAccessible(page);
  await page.unroute('**/_next/static/chunks/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible();
  complaints.length = 0;
});
