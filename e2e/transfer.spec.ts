import { expect, expectAccessible, test } from './fixtures';

const DOCUMENT = `version: 1
integrations:
  - identifier: moved-chat
    name: Moved chat
    providerId: getstream
    channel: chat
    credentials: { apiKey: { fingerprint: "0a1b2c3d" } }
  - identifier: moved-push
    name: Moved push
    providerId: expo
    channel: push
    credentials: { apiKey: expo-token-in-clear-text }
`;

test('export, import with a plan, and a copy with a decision for each secret', async ({ page, api }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/settings/import-export');
  await expect(page.getByText('version: 1')).toBeVisible();

  await page.getByRole('tab', { name: 'Import' }).click();
  const yaml = page.getByLabel('YAML', { exact: true });
  await yaml.fill('version: 1\nintegrations:\n\t- x');
  await page.getByRole('button', { name: 'Show plan' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Line 3, column 1' })).toBeVisible();

  await yaml.fill(DOCUMENT);
  await page.getByRole('button', { name: 'Show plan' }).click();
  await expect(page.getByText(/^2 to create, 0 to change, 0 unchanged; nothing is deleted/)).toBeVisible();
  await page.getByRole('button', { name: 'Apply to Development' }).click();
  await expect(page.getByText('Decide what shall become of this secret.')).toBeVisible();
  await expectAccessible(page, ['light']);
  await page.getByRole('textbox', { name: /^New value of .* of Moved chat/ }).fill('entered-in-the-plan');
  await page.getByRole('button', { name: 'Apply to Development' }).click();
  await expect(page.getByText('2 created, 0 changed, 0 unchanged.')).toBeVisible();
  expect((await api.get('moved-chat')).secrets['apiKey']?.set).toBe(true);
  const saved = await api.get('moved-push');

  // The same again: of the one by fingerprint another secret is there, so the person is asked; the rest is unchanged.
  await page.getByRole('button', { name: 'Show plan' }).click();
  await page.getByRole('radio', { name: /Keep what Development has/ }).click();
  await page.getByRole('button', { name: 'Apply to Development' }).click();
  await expect(page.getByText('0 created, 0 changed, 2 unchanged.')).toBeVisible();
  expect(await api.get('moved-push')).toEqual(saved);

  await page.getByRole('tab', { name: 'Export' }).click();
  const exported = page.getByRole('tabpanel', { name: 'Export' });
  await expect(exported).toContainText('identifier: moved-push');
  await expect(exported).not.toContainText('expo-token-in-clear-text');
  const file = page.waitForEvent('download');
  await exported.getByRole('link', { name: 'Download' }).click();
  expect((await file).suggestedFilename()).toBe('signalbox-development.yaml');

  await page.setViewportSize({ width: 375, height: 900 });
  await page.goto('/settings/import-export?tab=copy&only=moved-chat,moved-push');
  await expect(page.getByRole('checkbox', { name: /Moved chat/ })).toBeChecked();
  await page.getByRole('button', { name: 'Show plan' }).click();
  await page.getByRole('radio', { name: 'Copy' }).first().click();
  await page.getByRole('radio', { name: 'Enter anew' }).last().click();
  await page.getByRole('textbox', { name: /^New value of/ }).fill('a-token-of-production');
  await expectAccessible(page, ['dark']);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
  await page.getByRole('button', { name: 'Apply to Production' }).click();
  await expect(page.getByText('2 created, 0 changed, 0 unchanged.')).toBeVisible();
});
