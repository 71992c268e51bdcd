import { chromium } from '@playwright/test';

import { ACCOUNT } from './account';
import { startServer } from './server';

/** Where the signed-in state lies that most specs start from. */
export const SIGNED_IN = 'test-results/signed-in.json';

/** One built server for all specs, on a database of its own, with nobody in it but the first account. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = await startServer();
  process.env['E2E_BASE_URL'] = server.url;
  const browser = await chromium.launch({
    args: ['--no-sandbox', '--disable-gpu'],
    ...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
  });
  const page = await browser.newPage({ baseURL: server.url });
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(ACCOUNT.email);
  await page.getByLabel('Password', { exact: true }).fill(ACCOUNT.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/integrations');
  await page.context().storageState({ path: SIGNED_IN });
  await browser.close();
  return server.stop;
}
