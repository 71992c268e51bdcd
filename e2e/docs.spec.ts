import { execFileSync } from 'node:child_process';

import { ACCOUNT } from './account';
import { expect, expectAccessible, type Integration, test } from './fixtures';

const PAGES = ['/docs', '/docs/providers', '/docs/providers/sendgrid'];

test.describe('signed out', () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  for (const path of PAGES) {
    for (const [width, theme] of [
      [1280, 'light'],
      [320, 'dark'],
    ] as const) {
      test(`${path} at ${width} px opens; axe finds nothing in the ${theme} theme, nothing overflows`, async ({
        page,
      }) => {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
        // The reference has a hundred sections of the same parts: axe looks at the first four of each kind.
        await expectAccessible(
          page,
          [theme],
          path === '/docs' ? ['section ~ section ~ section ~ section ~ section'] : [],
        );
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
      });
    }
  }

  test('a deep link leads to its operation, and the contents to any other', async ({ page }) => {
    await page.goto('/docs#resolveIntegration');
    await expect(page.getByRole('heading', { name: 'Choose the integration for a message' })).toBeInViewport();
    await page
      .getByRole('navigation', { name: 'Contents' })
      .getByRole('link', { name: 'Create an integration' })
      .click();
    await expect(page).toHaveURL(/#createIntegration$/);
    await expect(page.getByRole('heading', { name: 'Create an integration' })).toBeInViewport();
  });

  test('it has every operation of the document', async ({ page, request, baseURL }) => {
    const { paths } = (await (await request.get(`${baseURL}/v1/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    await page.goto('/docs');
    const ids = Object.values(paths).flatMap((methods) => Object.values(methods).map((each) => each.operationId));
    expect(ids.length).toBeGreaterThan(15);
    for (const id of ids) await expect(page.locator(`h3#${id}`)).toHaveCount(1);
  });

  test('the command that creates an integration works as it is copied', async ({ page, context, request, api }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/docs#createIntegration');
    await page.getByRole('button', { name: 'Copy curl: An active e-mail integration' }).click();
    await expect(page.getByText('Copied', { exact: true })).toBeAttached();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const command = copied.replace('"transactional-mail"', '"copied-from-docs"');
    const { url, headers, body } = readCommand(command);
    const answer = await request.post(url, { headers, data: body });
    expect(answer.status()).toBe(201);
    expect(await answer.json()).toMatchObject({ identifier: 'copied-from-docs', active: true });
    const stored: Integration = await api.get('copied-from-docs');
    expect(stored.secrets).toMatchObject({ apiKey: { set: true } });
  });

  test('the credentials of a provider are found by its name, without a script', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${baseURL}/docs/providers`);
    await page.getByRole('link', { name: 'Postmark' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Postmark' })).toBeVisible();
    await expect(page.getByText('Server API Token', { exact: false }).first()).toBeVisible();
    await page.getByLabel('Provider').selectOption('twilio');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Twilio' })).toBeVisible();
    await context.close();
  });
});

test('signed in, the reference is in the navigation and keeps the dashboard around it', async ({ page }) => {
  await page.goto('/integrations');
  await page.getByRole('link', { name: 'API reference' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'API reference' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Account/ })).toBeVisible();
  // The frame is what differs from what was looked at above; a short page shows it as well as the longest.
  await page.goto('/docs/providers/sendgrid');
  await expect(page.getByRole('button', { name: /^Account/ })).toBeVisible();
  await expectAccessible(page);
});

/** What a shell would have curl send: the words of the command, read by a real shell, with the key in its variable. */
function readCommand(command: string): { url: string; headers: Record<string, string>; body: string } {
  // A stand-in for curl, which not every machine has.
  const script = `curl() { for word; do printf '%s\\0' "$word"; done; }\n${command}`;
  const env = { ...process.env, SIGNALBOX_API_KEY: ACCOUNT.apiKey };
  const words = execFileSync('sh', ['-c', script], { env, encoding: 'utf8' }).split('\0');
  const after = (flag: string) => words.filter((_, index) => words[index - 1] === flag);
  expect(after('-X')).toEqual(['POST']);
  return {
    url: words.find((word) => word.startsWith('http')) ?? '',
    headers: Object.fromEntries(after('-H').map((line) => line.split(': ') as [string, string])),
    body: after('-d')[0] ?? '',
  };
}
