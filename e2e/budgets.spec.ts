import type { Page } from '@playwright/test';

import { ACCOUNT } from './account';
import { expect, test } from './fixtures';

const KILOBYTE = 1_000;

/** Bytes of the scripts that a page fetched so far, compressed as they came; a script counts once. */
async function scriptBytes(page: Page): Promise<number> {
  const sizes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
      .map(({ name, encodedBodySize }) => [name, encodedBodySize] as const),
  );
  return [...new Map(sizes).values()].reduce((sum, size) => sum + size, 0);
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForLoadState('networkidle');
}

test('the list takes at most 200 kB of JavaScript', async ({ page, request, baseURL }) => {
  const made = await request.post(`${baseURL}/v1/integrations`, {
    headers: { Authorization: `ApiKey ${ACCOUNT.apiKey}` },
    data: {
      providerId: 'sendgrid',
      channel: 'email',
      name: 'Budget',
      identifier: `budget-${Date.now()}`,
      active: false,
    },
  });
  expect(made.status()).toBe(201);
  await open(page, '/integrations');
  await expect(page.getByRole('checkbox', { name: 'Select Budget' }).first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Integrations' })).toBeVisible();
  const bytes = await scriptBytes(page);
  test.info().annotations.push({ type: 'list', description: `${bytes} bytes` });
  expect(bytes).toBeGreaterThan(50 * KILOBYTE);
  expect(bytes).toBeLessThanOrEqual(200 * KILOBYTE);
});

test('the page of an integration takes at most 260 kB', async ({ page, request, baseURL }) => {
  const identifier = `budget-page-${Date.now()}`;
  const made = await request.post(`${baseURL}/v1/integrations`, {
    headers: { Authorization: `ApiKey ${ACCOUNT.apiKey}` },
    data: { providerId: 'sendgrid', channel: 'email', name: 'Budget page', identifier, active: false },
  });
  expect(made.status()).toBe(201);
  await open(page, `/integrations/${identifier}`);
  await expect(page.getByText('Nothing is changed yet.')).toBeVisible();
  const bytes = await scriptBytes(page);
  test.info().annotations.push({ type: 'page', description: `${bytes} bytes` });
  expect(bytes).toBeGreaterThan(50 * KILOBYTE);
  expect(bytes).toBeLessThanOrEqual(260 * KILOBYTE);
});

test('the form takes at most 260 kB, and the builder comes when it is opened', async ({ page }) => {
  await open(page, '/integrations/new?channel=email&provider=sendgrid');
  const add = page.getByRole('button', { name: 'Add conditions' });
  await expect(add).toBeVisible();
  const before = await scriptBytes(page);
  test.info().annotations.push({ type: 'form', description: `${before} bytes` });
  expect(before).toBeGreaterThan(50 * KILOBYTE);
  expect(before).toBeLessThanOrEqual(260 * KILOBYTE);
  await add.click();
  await expect(page.getByLabel("Rule 1 of group 'All of': value")).toBeVisible();
  await expect.poll(() => scriptBytes(page)).toBeGreaterThan(before + 10 * KILOBYTE);
});

test('no page asks for another ahead: what a link leads to is asked for when it is followed', async ({ page }) => {
  const pages: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.searchParams.has('_rsc')) pages.push(url.pathname);
  });
  await open(page, '/integrations');
  await page.getByRole('navigation').getByRole('link', { name: 'API keys' }).hover();
  await page.waitForLoadState('networkidle');
  expect(pages).toEqual([]);
  await page.getByRole('navigation').getByRole('link', { name: 'API keys' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'API keys' })).toBeVisible();
  expect(pages).toEqual(['/development/settings/api-keys']);
});
