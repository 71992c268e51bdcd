import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from './fixtures';
import { startServer, type TestServer } from './server';

test.use({ storageState: { cookies: [], origins: [] } });

let server: TestServer;

test.beforeAll(async () => {
  server = await startServer({ withAccount: false });
});

test.afterAll(() => server.stop());

test('the printed link makes the first account, once', async ({ page }) => {
  const link = server.readyLine.slice(server.readyLine.indexOf('http'));
  await page.goto(`${server.url}/integrations`);
  await page.waitForURL('**/setup');
  await page.goto(link.replace(/token=.*/, 'token=wrong'));
  await expectAccessible(page);
  await fill(page);
  await page.getByRole('button', { name: 'Create the first account' }).click();
  await expect(page.getByText(/not the token/)).toBeVisible();
  await expect(page.getByLabel('Organization name')).toHaveValue('Acme');

  await page.goto(link);
  await fill(page);
  await page.getByRole('button', { name: 'Create the first account' }).click();
  await page.waitForURL('**/integrations');
  await expect(page.getByRole('button', { name: /Development/ })).toBeVisible();
  await expectAccessible(page);

  await page.context().clearCookies();
  await page.goto(link);
  await page.waitForURL('**/sign-in');
});

async function fill(page: Page): Promise<void> {
  await page.getByLabel('Your name').fill('Ada Founder');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Password', { exact: true }).fill('a password of length');
  await page.getByLabel('Organization name').fill('Acme');
}
