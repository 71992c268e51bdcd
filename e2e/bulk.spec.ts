import type { Page } from '@playwright/test';

import { expect, expectAccessible, type Integration } from './fixtures';
import { test } from './own-server';

const sendgrid = (name: string, more: object = {}) => ({
  providerId: 'sendgrid',
  channel: 'email',
  name,
  identifier: name.toLowerCase().replaceAll(' ', '-'),
  active: true,
  credentials: { apiKey: 'SG.of-the-bulk-spec', from: 'a@b.example', senderName: 'A' },
  ...more,
});
const draft = (name: string) => ({ ...sendgrid(name), providerId: 'postmark', credentials: {}, active: false });

const bar = (page: Page) => page.getByRole('region', { name: 'Selection' });
const mark = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true });

/** What a change of many may touch, by identifier. */
const stateOf = (integrations: readonly Integration[]) =>
  new Map(integrations.map(({ identifier, active, primary, priority }) => [identifier, { active, primary, priority }]));

test('many are deactivated, a follower is chosen, and undo brings everything back', async ({ page, rest, api }) => {
  for (const name of ['First', 'Second', 'Third', 'Fourth']) await rest.create(sendgrid(name));
  const before = stateOf(await api.list());
  await page.goto('/integrations');
  const [primary] = [...before].find(([, { primary: isPrimary }]) => isPrimary) ?? ['none'];
  expect(primary).toBe('first');

  await mark(page, 'First').click();
  await mark(page, 'Fourth').click();
  await expect(bar(page)).toContainText('2 selected');
  await bar(page).getByRole('button', { name: 'Deactivate 2' }).click();
  const dialog = page.getByRole('dialog', { name: 'Deactivate 2 integrations?' });
  await expect(dialog.getByRole('radio')).toHaveCount(2);
  await expectAccessible(page, ['light']);
  await dialog.getByRole('radio', { name: 'Second' }).check();
  await dialog.getByRole('button', { name: 'Deactivate' }).click();
  await expect(page.getByText('2 integrations deactivated')).toBeVisible();
  expect(Object.fromEntries(stateOf(await api.list()))).toMatchObject({
    first: { active: false },
    second: { active: true, primary: true },
    third: { active: true, primary: false },
    fourth: { active: false },
  });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('2 integrations as before')).toBeVisible();
  expect(stateOf(await api.list())).toEqual(before);
});

test('what is refused is told with its reason; what the filter hides is left alone', async ({ page, rest, api }) => {
  await rest.create(sendgrid('Ready', { active: false }));
  for (const name of ['Bare one', 'Bare two']) await rest.create(draft(name));
  await page.goto('/integrations');
  await mark(page, 'Ready').click();
  await mark(page, 'Bare two').click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('3 selected');
  await page.getByLabel('Search integrations').fill('bare');
  await expect(bar(page)).toContainText('2 selected · 1 more hidden by the filter');
  await page.getByLabel('Search integrations').fill('');
  await bar(page).getByRole('button', { name: 'Activate 3' }).click();
  await expect(bar(page)).toContainText('Not all was done');
  await expect(bar(page)).toContainText('1 activated, 2 refused');
  await expect(bar(page).getByRole('listitem')).toHaveCount(2);
  await expect(bar(page).getByRole('listitem').first()).toContainText(/required/);
  await page.setViewportSize({ width: 375, height: 780 });
  await expectAccessible(page, ['dark']);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  await bar(page).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Ready').first()).toBeVisible();
  await expect.poll(async () => (await api.list()).some(({ active }) => active)).toBe(false);
});

test('a long deletion shows how far it is, is cancelled between portions, and taken back', async ({
  page,
  rest,
  api,
}) => {
  for (let n = 0; n < 24; n += 1) await rest.create(sendgrid(`Row ${n}`, { active: n % 2 === 0 }));
  const before = stateOf(await api.list());
  // The third portion waits until it is let go.
  let portions = 0;
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.goto('/integrations');
  await page.route('**/integrations', async (route) => {
    if (route.request().method() === 'POST' && (portions += 1) === 3) await held;
    await route.continue();
  });
  await page.getByRole('checkbox', { name: 'Select all of E-mail' }).click();
  await bar(page).getByRole('button', { name: 'Delete 24' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete 24 integrations?' });
  await dialog.getByRole('button', { name: 'Delete' }).click();
  const progress = bar(page).getByRole('progressbar', { name: 'Deleting: 4 of 24' });
  await expect(progress).toHaveAttribute('aria-valuenow', '4');
  await expect(page.locator('[data-row]')).toHaveCount(20);
  await bar(page).getByRole('button', { name: 'Cancel' }).click();
  letGo();
  await expect(bar(page)).toContainText('Cancelled, deleted in part');
  await expect(bar(page)).toContainText('6 deleted');
  expect(await api.list()).toHaveLength(18);
  await bar(page).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('6 integrations as before')).toBeVisible();
  expect(stateOf(await api.list())).toEqual(before);
  await expect(page.locator('[data-row]')).toHaveCount(24);
});
