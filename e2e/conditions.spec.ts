import type { Page } from '@playwright/test';

import { tabTo } from './conditions-steps';
import { expect, test } from './fixtures';

async function typeAt(page: Page, name: string | RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(text);
}

async function pressAt(page: Page, name: string | RegExp, key = 'Enter'): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press(key);
}

test('nested conditions by keyboard alone, stored as they were built', async ({ page, api }) => {
  await page.goto('/integrations/new?channel=email&provider=postmark');
  await expect(page.getByRole('button', { name: 'Create integration' })).toBeVisible();
  await typeAt(page, 'Identifier', 'by-keyboard');
  await typeAt(page, 'Server API Token', 'postmark-token-in-test');
  await typeAt(page, 'From email address', 'keys@example.com');
  await typeAt(page, 'Sender name', 'Keys');
  await pressAt(page, 'Add conditions');
  await expect(page.getByLabel("Rule 1 of group 'All of': kind")).toBeVisible();
  await typeAt(page, "Rule 1 of group 'All of': kind", 'Ten');
  await typeAt(page, "Rule 1 of group 'All of': field", 'plan');
  await typeAt(page, "Rule 1 of group 'All of': value", 'pro');

  await pressAt(page, 'Add group to group 1');
  await pressAt(page, 'NOT, group 1.2', 'Space');
  // A nested group begins as the other kind; there and back again, by arrow keys as in any set of radio buttons.
  await pressAt(page, 'Any of, group 1.2', 'ArrowLeft');
  await pressAt(page, 'All of, group 1.2', 'ArrowRight');
  await typeAt(page, /^Rule 1 of group '1\.2 .*': kind$/, 'Was');
  await tabTo(page, /^Rule 1 of group '1\.2 .*': value$/);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('7');

  await page.keyboard.press('ControlOrMeta+Enter');
  await page.waitForURL('**/integrations/by-keyboard');
  const stored = (await api.get('by-keyboard')).conditions as { children: unknown[] }[];
  expect(stored).toHaveLength(1);
  expect(stored[0]?.children[0]).toEqual({ on: 'tenant', field: 'plan', operator: 'EQUAL', value: 'pro' });
  expect(stored[0]?.children[1]).toMatchObject({ isNegated: true, value: 'OR' });
  expect(JSON.stringify(stored[0]?.children[1])).toContain('"on":"isOnlineInLast"');
  await expect(page.getByText(/Eligible when the tenant's plan is "pro"/)).toBeVisible();
});

test('conditions with a mistake say where, and keep what was typed', async ({ page }) => {
  await page.goto('/integrations/new?channel=email&provider=postmark');
  await page.getByRole('switch', { name: 'Active' }).click();
  await page.getByRole('button', { name: 'Add conditions' }).click();
  await page.getByLabel("Rule 1 of group 'All of': value").fill('typed before the field');
  await page.getByRole('button', { name: 'Create integration' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The field is empty' })).toBeVisible();
  await expect(page.getByLabel("Rule 1 of group 'All of': field")).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel("Rule 1 of group 'All of': value")).toHaveValue('typed before the field');
});
