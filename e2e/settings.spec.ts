import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';

import type { Page } from '@playwright/test';

import { ACCOUNT } from './account';
import { expect, expectAccessible, test } from './fixtures';
import { startServer, temporaryFolder } from './server';

/** axe finds nothing, wide in light and narrow in dark, and nothing overflows. */
async function expectFine(page: Page): Promise<void> {
  for (const [width, theme] of [
    [1280, 'light'],
    [375, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page, [theme]);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('an environment is made, renamed and recoloured; the header follows, and the audit log tells it', async ({
  page,
}) => {
  await page.goto('/settings/environments');
  const row = (name: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: name });
  await page.getByRole('button', { name: 'New environment' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Development');
  await dialog.getByRole('button', { name: 'Create environment' }).click();
  await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription(/Another environment has this name/);
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await dialog.getByLabel('Name').fill('Rehearsal');
  await dialog.getByRole('radio', { name: 'Violet' }).click();
  await expectAccessible(page, ['light']);
  await dialog.getByRole('button', { name: 'Create environment' }).click();
  await expect(row('Rehearsal')).toContainText('Violet');
  await expect(row('Rehearsal')).toContainText('0 integrations · 0 API keys');
  await expect(row('Rehearsal').getByRole('link', { name: /^Copy integrations…/ })).toHaveAttribute(
    'href',
    /^\/development\/settings\/import-export\?from=[0-9a-f-]{36}$/,
  );

  await page.getByRole('button', { name: 'Edit Rehearsal' }).click();
  await dialog.getByLabel('Name').fill('Dress rehearsal');
  await dialog.getByRole('radio', { name: 'Amber' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row('Dress rehearsal')).toContainText('Amber');
  await page.getByRole('button', { name: /^Environment: / }).click();
  await expect(page.getByRole('menuitemradio', { name: 'Dress rehearsal' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expectFine(page);

  await page.goto('/settings/audit-log?from=yesterday');
  await expect(page.getByText('This address asks for something that cannot be read')).toBeVisible();
  await page.getByRole('link', { name: 'Show everything' }).click();
  await page.waitForURL('**/settings/audit-log');
  await page.getByRole('combobox', { name: 'What' }).selectOption('Environment changed');
  await page.waitForURL('**/settings/audit-log?action=environment.updated');
  const event = page.getByRole('listitem').filter({ hasText: 'changed the environment Dress rehearsal' });
  await event.getByText('changed the environment').click();
  await expect(event.getByRole('definition').filter({ hasText: 'Rehearsal' })).toContainText('Dress rehearsal');
  await expect(event.getByRole('button', { name: 'Copy request id' })).toBeVisible();
  await expectFine(page);
  for (const query of ['', 'format=xml', 'format=csv&from=yesterday', 'format=csv&actor=system&actor=system'])
    expect((await page.request.get(`/settings/audit-log/export?${query}`)).status(), query).toBe(422);
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  const lines = (await streamText(await (await file).createReadStream())).trimEnd().split('\r\n');
  expect(
    lines.filter((line) => line.includes('"environment.updated"') && line.includes('Dress rehearsal')),
  ).toHaveLength(1);
  expect(lines.slice(1).every((line) => line.includes('"environment.updated"'))).toBe(true);
});

async function streamText(stream: NodeJS.ReadableStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

test('a key is replaced: everything is re-encrypted, and the page says so', async ({ browser }) => {
  const dataFolder = await temporaryFolder();
  const [old, fresh] = ['k1', 'k2'].map((name) => `${name}:${randomBytes(32).toString('base64')}`);
  const withKeys = (keys: string) => startServer({ dataFolder, env: { SIGNALBOX_ENCRYPTION_KEYS: keys } });
  const before = await withKeys(`${old}`);
  const answer = await fetch(`${before.url}/v1/integrations`, {
    method: 'POST',
    headers: { Authorization: `ApiKey ${ACCOUNT.apiKey}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      providerId: 'plunk',
      channel: 'email',
      name: 'Plunk',
      identifier: 'plunk',
      credentials: { apiKey: 'a-secret-of-this-test' },
    }),
  });
  expect(answer.status).toBe(201);
  await before.stop();

  const server = await withKeys(`${fresh},${old}`);
  const page = await browser.newPage({ baseURL: server.url });
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(ACCOUNT.email);
  await page.getByLabel('Password', { exact: true }).fill(ACCOUNT.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/integrations');
  await page.goto('/settings/encryption');
  const key = (name: string) => page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });
  await expect(key('k1')).toContainText('1 integration');
  await expect(key('k2')).toContainText('Current');
  await expectFine(page);
  await page.getByRole('button', { name: /^Re-encrypt \d+$/ }).click();
  await expect(page.getByText('Re-encryption finished').and(page.locator('p'))).toBeVisible();
  await expect(page.getByText('Everything is under the current key “k2”, and can be opened')).toBeVisible();
  await expect(key('k1')).toContainText('Nothing is under this key');
  await expectAccessible(page, ['light']);
  await page.close();
  await server.stop();
  await rm(dataFolder, { recursive: true, force: true });
});
