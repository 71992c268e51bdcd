import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@playwright/test';

import { ACCOUNT } from './account';
import { startServer, temporaryFolder, type TestServer } from './server';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

/** Far from the checkout: nothing of its node_modules can be found from here. */
let folder: string;
let shipped: string;
let server: TestServer;

test.beforeAll(async () => {
  folder = await temporaryFolder();
  shipped = path.join(folder, 'signalbox');
  await cp(dist, shipped, { recursive: true, verbatimSymlinks: true });
  server = await startServer({
    shipped,
    env: { SIGNALBOX_OUTBOUND_ALLOW: '127.0.0.1' },
  });
});

test.afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test('what ships runs elsewhere by itself, and writes to its data folder alone', async ({ page }) => {
  const headers = { Authorization: `ApiKey ${ACCOUNT.apiKey}`, 'Content-Type': 'application/json' };
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  const body = JSON.stringify({ name: 'Receipts', providerId: 'sendgrid', channel: 'email' });
  expect((await fetch(`${server.url}/v1/integrations`, { method: 'POST', headers, body })).status).toBe(201);
  // By nodemailer, which is in no bundle; nobody listens on port 1.
  const credentials = { host: '127.0.0.1', port: '1', from: 'news@example.com', senderName: 'Acme' };
  const check = await fetch(`${server.url}/v1/integrations/check`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ providerId: 'nodemailer', channel: 'email', credentials }),
  });
  expect(await check.json()).toMatchObject({ cause: 'network_error' });

  const failed: string[] = [];
  let assets = 0;
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
    if (response.url().includes('/_next/static/')) assets += 1;
  });
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('E-mail').fill(ACCOUNT.email);
  await page.getByLabel('Password', { exact: true }).fill(ACCOUNT.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/integrations');
  await expect(page.getByText('Receipts').first()).toBeVisible();
  await page.goto(`${server.url}/docs`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const file of ['/favicon.ico', '/icon.svg', '/provider-icons/sendgrid.svg'])
    expect((await fetch(server.url + file)).status, file).toBe(200);
  // Off, and so it makes no folder for its cache.
  expect((await fetch(`${server.url}/_next/image?url=%2Ficon.svg&w=64&q=75`)).status).toBe(404);
  expect(failed).toEqual([]);
  expect(assets).toBeGreaterThan(5);
  expect(server.output()).not.toMatch(/EACCES|EROFS|ENOENT|Cannot find|unhandled/);
});

test('a data folder inside the program is refused: the next build would delete it', async () => {
  const env = { SIGNALBOX_DATA_DIR: path.join(shipped, '.data') };
  const start = startServer({ shipped, dataFolder: server.dataFolder, env });
  await expect(start).rejects.toThrow(/ended with 1:\nThe data folder \S+ is inside the program's folder/);
});
