import type { Page } from '@playwright/test';

import { ACCOUNT } from './account';
import { expect, expectAccessible, test } from './fixtures';

// Sessions of its own: they end here.
test.use({ storageState: { cookies: [], origins: [] } });

test.beforeEach(async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(ACCOUNT.email);
  await page.getByLabel('Password', { exact: true }).fill(ACCOUNT.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/integrations');
});

async function signOutInAnotherTab(page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.goto('/settings/members');
  await other.getByRole('button', { name: /^Account: / }).click();
  await other.getByRole('menuitem', { name: 'Sign out' }).click();
  await other.waitForURL('**/sign-in');
  await other.close();
}

/** Everything that is said to somebody from now on, also what is gone again when the page is left. */
async function listenFor(page: Page): Promise<string[]> {
  const said: string[] = [];
  await page.exposeFunction('note', (text: string) => said.push(text));
  await page.evaluate(() =>
    new MutationObserver(() => (window as never as { note(text: string): void }).note(document.body.innerText)).observe(
      document.body,
      { subtree: true, childList: true, characterData: true },
    ),
  );
  return said;
}

/** Signs in again over the page. */
async function signInAgain(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog).toContainText(ACCOUNT.email);
  await dialog.getByLabel('Password', { exact: true }).fill('not the right password');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expectAccessible(page, ['light']);
  await dialog.getByLabel('Password', { exact: true }).fill(ACCOUNT.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toBeHidden();
}

// Every other dialog calls its action the same way: the linter refuses any other (scripts/lint/actions.mjs).
test('a session that ends under a dialog is renewed over it, and the action goes on', async ({ page }) => {
  await page.goto('/settings/api-keys');
  await page.getByRole('button', { name: 'New API key' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('CI after sign-in');
  await signOutInAnotherTab(page);
  const said = await listenFor(page);
  // Enter in a field sends the form.
  await page.getByRole('dialog').getByRole('textbox').first().press('Enter');
  await signInAgain(page);
  await expect(page.getByRole('dialog')).toContainText('CI after sign-in');
  await expect(page.getByRole('dialog').getByText(/^sbx_/)).toBeVisible();
  expect(said.join('\n')).not.toMatch(/could not be reached|answered with an error/);
});

test('a session that ends under a form is renewed over it: nothing typed is lost, and one integration is made', async ({
  page,
  api,
}) => {
  await page.goto('/integrations/new?provider=sendgrid');
  await page.getByLabel('API Key', { exact: true }).fill(`SG.${'a'.repeat(22)}.${'b'.repeat(43)}`);
  await page.getByLabel('From email').or(page.getByLabel('Sender email')).first().fill('a@example.com');
  await signOutInAnotherTab(page);
  const said = await listenFor(page);
  // What the form asks by itself does not interrupt.
  await page.getByLabel('Identifier').fill('session-that-ended');
  await page.getByRole('switch', { name: 'Active' }).click();
  await page.getByRole('button', { name: 'Create integration' }).click();
  await signInAgain(page);
  await page.waitForURL('**/integrations/session-that-ended');
  expect((await api.list()).filter(({ identifier }) => identifier === 'session-that-ended')).toHaveLength(1);
  expect(said.join('\n')).not.toMatch(/could not be reached|answered with an error/);
});

test('whoever does not sign in again keeps what was typed, and is told why nothing was saved', async ({ page }) => {
  await page.goto('/settings/environments');
  await page.getByRole('button', { name: 'New environment' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Rehearsal');
  await signOutInAnotherTab(page);
  await page.getByRole('dialog').getByRole('textbox').first().press('Enter');
  await page.getByRole('dialog', { name: 'Sign in again' }).getByRole('button', { name: 'Cancel' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText('Your session has ended');
  await expect(dialog.getByLabel('Name')).toHaveValue('Rehearsal');
});

test('a server that cannot be reached is told as that, and nothing typed is lost', async ({ page, complaints }) => {
  await page.goto('/settings/api-keys');
  await page.getByRole('button', { name: 'New API key' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('CI');
  await page.context().setOffline(true);
  await dialog.getByRole('button', { name: 'Create key' }).click();
  await expect(dialog.getByRole('alert')).toContainText('could not be reached');
  await page.context().setOffline(false);
  await expect(dialog.getByLabel('Name')).toHaveValue('CI');
  await expectAccessible(page, ['dark']);
  complaints.length = 0;
});

test('a page of another version says so, and keeps what was typed', async ({ page, complaints }) => {
  // Another version names its actions otherwise.
  await page.route('**/*', (route) => {
    const headers = route.request().headers();
    return headers['next-action']
      ? route.continue({ headers: { ...headers, 'next-action': `40${'0'.repeat(40)}` } })
      : route.continue();
  });
  await page.goto('/settings/api-keys');
  await page.getByRole('button', { name: 'New API key' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('CI');
  await dialog.getByRole('button', { name: 'Create key' }).click();
  await expect(dialog.getByRole('alert')).toContainText('A new version of Signalbox is running.');
  await expect(dialog.getByLabel('Name')).toHaveValue('CI');
  // The browser reports the refused request itself.
  complaints.length = 0;
});

test('a form of another version is kept over the reload, without its secrets', async ({ page, complaints }) => {
  let isOld = true;
  await page.route('**/*', (route) => {
    const headers = route.request().headers();
    return headers['next-action'] && isOld
      ? route.continue({ headers: { ...headers, 'next-action': `40${'0'.repeat(40)}` } })
      : route.continue();
  });
  await page.goto('/integrations/new?channel=email&provider=plunk');
  await page.getByLabel('Name', { exact: true }).fill('Typed before the upgrade');
  await page.getByLabel('Secret Key', { exact: true }).fill('sk_0123456789abcdef');
  await page.getByLabel('Sender name').fill('Acme');
  await page.getByRole('switch', { name: 'Active' }).click();
  await page.getByRole('button', { name: 'Create integration' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'A new version of Signalbox is running' })).toContainText(
    'what you typed is kept',
  );
  isOld = false;
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Typed before the upgrade');
  await expect(page.getByLabel('Sender name')).toHaveValue('Acme');
  await expect(page.getByLabel('Secret Key', { exact: true })).toHaveValue('');
  expect(await page.evaluate(() => Object.values(sessionStorage).join(' '))).not.toContain('sk_0123456789abcdef');
  complaints.length = 0;
});
