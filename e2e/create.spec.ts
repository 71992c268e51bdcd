import type { Locator } from '@playwright/test';

import { PRIVATE_KEYS } from '../tests/private-keys';
import { ACCOUNT } from './account';
import { expectAccessible, expect, test } from './fixtures';

/** A service account with a key of its own making: it opens nothing. */
const SERVICE_ACCOUNT = JSON.stringify({
  type: 'service_account',
  project_id: 'demo-project',
  private_key: `${PRIVATE_KEYS.rsa}\n`,
  client_email: 'push@demo-project.iam.gserviceaccount.com',
});

test('e-mail: text, e-mail and secret fields, and a select', async ({ page, api }) => {
  await page.goto('/integrations');
  await page.getByRole('link', { name: 'New integration' }).first().click();
  await page.getByRole('textbox', { name: 'Search providers' }).fill('sendgird');
  await page.getByRole('link', { name: /^SendGrid/ }).click();
  await page.getByLabel('Name', { exact: true }).fill('Receipts by SendGrid');
  await page.getByLabel('Identifier').fill('receipts-sendgrid');
  await page.getByLabel('API Key', { exact: true }).fill('SG.secret-of-sendgrid.0123456789');
  await page.getByLabel('Region').selectOption({ label: 'EU' });
  await page.getByLabel('From email address').fill('receipts@example.com');
  await page.getByLabel('Sender name').fill('Acme Receipts');
  await page.getByRole('button', { name: 'Create integration' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Receipts by SendGrid' })).toBeVisible();
  const stored = await api.get('receipts-sendgrid');
  expect(stored).toMatchObject({
    providerId: 'sendgrid',
    channel: 'email',
    active: true,
    primary: true,
    credentials: { region: 'eu', from: 'receipts@example.com', senderName: 'Acme Receipts' },
    secrets: { apiKey: { set: true } },
  });
  expect(stored.credentials).not.toHaveProperty('apiKey');
  expect(await page.content()).not.toContain('secret-of-sendgrid');
  await expectAccessible(page);
});

const paste = (field: Locator, text: string) =>
  field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

test('e-mail by SMTP: number, switches and JSON', async ({ page, api }) => {
  await page.goto('/integrations/new?channel=email&provider=nodemailer');
  await page.getByLabel('Identifier').fill('own-smtp');
  await page.getByLabel('User', { exact: true }).fill('mailer');
  await page.getByLabel('Password', { exact: true }).fill('smtp-password-in-test');
  // A port behind the host and a name before the address go into their own fields.
  await paste(page.getByLabel('Host'), ' smtp.example.com:587\n');
  await expect(page.getByLabel('Host')).toHaveValue('smtp.example.com');
  await expect(page.getByLabel('Port')).toHaveValue('587');
  await page.getByRole('switch', { name: 'Require TLS' }).click();
  await page.getByLabel('TLS options').fill('{ "minVersion": "TLSv1.2" }');
  await paste(page.getByLabel('From email address'), 'Own SMTP <smtp@example.com>');
  await expect(page.getByLabel('From email address')).toHaveValue('smtp@example.com');
  await expect(page.getByLabel('Sender name')).toHaveValue('Own SMTP');
  await page.getByRole('button', { name: 'Create integration' }).click();
  await page.waitForURL('**/integrations/own-smtp');
  expect((await api.get('own-smtp')).credentials).toMatchObject({
    host: 'smtp.example.com',
    port: '587',
    requireTls: true,
    tlsOptions: { minVersion: 'TLSv1.2' },
  });
});

test('SMS: the vendor’s documented format is asked for at the field', async ({ page, api }) => {
  await page.goto('/integrations/new?channel=sms&provider=twilio');
  await page.getByLabel('Identifier').fill('otp-twilio');
  await page.getByLabel('Account SID').fill('AC-not-a-sid');
  await page.getByLabel('Auth token').fill('  token-of-twilio-in-test  ');
  await page.getByLabel('From', { exact: true }).fill('+15005550006');
  await page.getByRole('button', { name: 'Create integration' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Account SID' });
  await expect(summary).toBeVisible();
  await expectAccessible(page);
  await summary.getByRole('link', { name: /Account SID/ }).click();
  await expect(page.getByLabel('Account SID')).toBeFocused();
  await page.getByLabel('Account SID').fill('AC0123456789abcdef0123456789abcdef');
  await page.getByRole('button', { name: 'Create integration' }).click();
  await page.waitForURL('**/integrations/otp-twilio');
  expect(await api.get('otp-twilio')).toMatchObject({ channel: 'sms', secrets: { token: { set: true } } });
});

test('chat: Slack, with an optional URL', async ({ page, api }) => {
  await page.goto('/integrations/new?channel=chat&provider=slack');
  await page.getByLabel('Identifier').fill('team-slack');
  await page.getByLabel('App ID').fill('A0123');
  await page.getByLabel('Client ID').fill('123.456');
  await page.getByLabel('Client Secret').fill('client-secret-in-test');
  await page.getByLabel('Signing Secret').fill('signing-secret-in-test');
  await page.getByLabel('Redirect URL').fill('https://app.example.com/after-slack');
  await page.getByRole('button', { name: 'Create integration' }).click();
  await page.waitForURL('**/integrations/team-slack');
  expect(await api.get('team-slack')).toMatchObject({
    channel: 'chat',
    primary: false,
    credentials: { redirectUrl: 'https://app.example.com/after-slack' },
    secrets: { secretKey: { set: true }, signingSecret: { set: true } },
  });
});

test('push: a service account as a chosen file, and a PEM as text', async ({ page, api }) => {
  await page.goto('/integrations/new?channel=push&provider=fcm');
  await page.getByLabel('Identifier').fill('app-fcm');
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('button', { name: /Choose file/ })
    .first()
    .click();
  await (
    await chooser
  ).setFiles({ name: 'service-account.json', mimeType: 'application/json', buffer: Buffer.from(SERVICE_ACCOUNT) });
  await page.getByRole('button', { name: 'Create integration' }).click();
  await page.waitForURL('**/integrations/app-fcm');
  expect((await api.get('app-fcm')).secrets).toHaveProperty('serviceAccount');

  await page.goto('/integrations/new?channel=push&provider=apns');
  await page.getByLabel('Identifier').fill('app-apns');
  await page.getByLabel('Private Key').fill(PRIVATE_KEYS.ec);
  await page.getByLabel('Key ID').fill('ABCDE12345');
  await page.getByLabel('Team ID').fill('TEAM012345');
  await page.getByLabel('Bundle ID').fill('com.example.app');
  await page.getByRole('button', { name: 'Create integration' }).click();
  await page.waitForURL('**/integrations/app-apns');
  expect((await api.get('app-apns')).secrets).toHaveProperty('secretKey');
});

test('in-app: one an environment; the second is told so and loses nothing', async ({ page, api }) => {
  for (const identifier of ['inbox', 'second-inbox']) {
    await page.goto('/integrations/new?channel=in_app&provider=novu');
    await page.getByLabel('Identifier').fill(identifier);
    await page.getByRole('button', { name: 'Create integration' }).click();
    if (identifier === 'inbox') await page.waitForURL('**/integrations/inbox');
  }
  await expect(page.getByRole('alert').filter({ hasText: /already has/ })).toBeVisible();
  await expect(page.getByLabel('Identifier')).toHaveValue('second-inbox');
  expect((await api.list()).filter(({ channel }) => channel === 'in_app')).toHaveLength(1);
});

test('a double click makes one row', async ({ page, api }) => {
  await page.goto('/integrations/new?channel=email&provider=resend');
  await page.getByLabel('Identifier').fill('double-click');
  await page.getByRole('switch', { name: 'Active' }).click();
  await page.getByRole('button', { name: 'Create integration' }).dblclick();
  await page.waitForURL('**/integrations/double-click');
  const made = (await api.list()).filter(({ identifier }) => identifier.startsWith('double-click'));
  expect(made).toHaveLength(1);
  expect(made[0]).toMatchObject({ active: false });
});

test('changing the provider swaps the fields and keeps what both know', async ({ page }) => {
  await page.goto('/integrations/new?channel=email&provider=sendgrid');
  await page.getByLabel('API Key', { exact: true }).fill('SG.kept-while-the-page-is-open');
  await page.getByLabel('Sender name').fill('Kept Sender');
  await page.getByRole('combobox', { name: 'Provider' }).selectOption({ label: 'Postmark' });
  await expect(page.getByLabel('Server API Token')).toHaveValue('');
  await expect(page.getByLabel('Sender name')).toHaveValue('Kept Sender');
  await page.getByRole('combobox', { name: 'Provider' }).selectOption({ label: 'SendGrid' });
  await expect(page.getByLabel('API Key', { exact: true })).toHaveValue('SG.kept-while-the-page-is-open');
});

test('a taken identifier is told while it is typed', async ({ page, request, baseURL }) => {
  await request.post(`${baseURL}/v1/integrations`, {
    headers: { Authorization: `ApiKey ${ACCOUNT.apiKey}` },
    data: { providerId: 'sendgrid', channel: 'email', identifier: 'is-taken' },
  });
  await page.goto('/integrations/new?channel=email&provider=sendgrid');
  await page.getByLabel('Identifier').fill('is-taken');
  await expect(page.getByText(/taken/i).first()).toBeVisible();
  await page.getByLabel('Identifier').fill('is-not-taken');
  await expect(page.getByText(/available|free/i).first()).toBeVisible();
});
