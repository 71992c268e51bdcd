import type { Page } from '@playwright/test';

import { expect, expectAccessible, test } from './fixtures';

const input = (page: Page) => page.getByPlaceholder('Go to, create, search, switch environment');
const environment = (page: Page) => page.getByRole('button', { name: /^Environment:/ });

/** Opens the palette by keys, types, waits for the line, and takes it with Enter. */
async function command(page: Page, words: string, line: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+K');
  await expect(input(page)).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole('option', { name: line, selected: true })).toBeVisible();
  await page.keyboard.press('Enter');
}

/** As Ctrl+V does where nothing takes text. */
async function pasteAnywhere(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

test('the palette goes, creates and switches by keyboard, and is loaded when first opened', async ({ page }) => {
  const withPalette: string[] = [];
  page.on('response', async (response) => {
    if (!response.url().includes('/_next/static/') || !response.url().endsWith('.js')) return;
    const text = await response.text().catch(() => '');
    if (text.includes('cmdk-input')) withPalette.push(response.url());
  });
  await page.goto('/integrations');
  await page.waitForLoadState('networkidle');
  expect(withPalette).toEqual([]);

  await command(page, 'api keys', /^API keys/);
  await page.waitForURL('**/settings/api-keys');
  expect(withPalette).not.toEqual([]);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('New integration');
  await expectAccessible(page, ['light']);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('n');
  await page.waitForURL('**/integrations/new');

  // A letter in a field is a letter.
  await page.keyboard.press('/');
  await page.keyboard.type('n?');
  await expect(page.getByLabel('Search providers')).toHaveValue('n?');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await command(page, 'new sendgrid', /^New SendGrid integration/);
  await page.waitForURL('**/integrations/new?channel=email&provider=sendgrid');
  // Nothing is changed yet: Escape closes.
  await expect(page.getByRole('heading', { name: 'SendGrid' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.waitForURL('**/integrations');

  await command(page, 'production', 'Switch to Production');
  await expect(environment(page)).toHaveText(/Production/);
  await page.setViewportSize({ width: 375, height: 780 });
  await page.getByRole('button', { name: 'Search or go to…' }).click();
  await page.keyboard.type('mailgun');
  await expect(page.getByRole('option', { name: /New Mailgun integration/ })).toBeVisible();
  await expectAccessible(page, ['dark']);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
});

test('what is pasted is recognised here, can be undone, is guarded, and is saved', async ({ page, api }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
  await page.goto('/integrations/new');
  await page.getByLabel('Paste anything').fill('smtps://ada%40acme.com:pasted-secret@mail.acme.com');
  await page.getByRole('button', { name: 'Recognise' }).click();
  await expect(
    page.getByText('Recognised Custom SMTP: filled User, Password, Host, Port, Secure.').last(),
  ).toBeVisible();
  await expect(page.getByLabel('User', { exact: true })).toHaveValue('ada@acme.com');
  await expect(page.getByLabel('Port')).toHaveValue('465');
  expect(page.url()).toMatch(/\/integrations\/new\?channel=email&provider=nodemailer$/);
  const kept = await page.evaluate(() =>
    JSON.stringify([location.href, history.state, Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  expect(kept).not.toContain('pasted-secret');

  const question = page.getByRole('dialog', { name: 'Leave without creating it?' });
  const stay = async () => {
    await question.getByRole('button', { name: 'Stay' }).click();
    await expect(question).toHaveCount(0);
    await expect(page.getByLabel('Host')).toHaveValue('mail.acme.com');
  };
  await environment(page).click();
  await page.getByRole('menuitemradio', { name: 'Production' }).click();
  await stay();
  await expect(environment(page)).toHaveText(/Development/);
  await command(page, 'playground', /^Playground/);
  await stay();
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await stay();

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByLabel('Search providers')).toBeVisible();
  await pasteAnywhere(
    page,
    '# mail\nexport POSTMARK_API_TOKEN="pasted-secret-token"\nFROM_EMAIL="Acme <news@acme.com>"\n',
  );
  await expect(page.getByText('Recognised Postmark: filled').last()).toBeVisible();
  await page.getByLabel('Identifier').fill('pasted-postmark');
  expect(asked.filter((each) => each.includes('pasted-secret'))).toEqual([]);
  await page.getByLabel('Identifier').press('Control+Enter');
  await page.waitForURL('**/integrations/pasted-postmark');
  expect(await api.get('pasted-postmark')).toMatchObject({
    providerId: 'postmark',
    active: true,
    credentials: { from: 'news@acme.com', senderName: 'Acme' },
    secrets: { apiKey: { set: true } },
  });
});
