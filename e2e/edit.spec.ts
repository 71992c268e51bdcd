import type { Page } from '@playwright/test';

import { expect, expectAccessible } from './fixtures';
import { test } from './own-server';

const SENDGRID = {
  providerId: 'sendgrid',
  channel: 'email',
  name: 'Receipts',
  identifier: 'receipts',
  active: true,
  credentials: {
    apiKey: 'SG.first-key-of-the-edit-spec',
    from: 'receipts@example.com',
    senderName: 'Acme',
    region: 'global',
  },
};

const SMTP = {
  providerId: 'nodemailer',
  channel: 'email',
  name: 'Own SMTP',
  identifier: 'own-smtp',
  active: true,
  credentials: {
    user: 'mailer',
    password: 'smtp-password-of-the-edit-spec',
    host: 'smtp.example.com',
    port: '587',
    from: 'smtp@example.com',
    senderName: 'Own',
  },
};

const save = (page: Page) => page.getByRole('button', { name: 'Save changes' }).click();

async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}

test('everything is edited, only what changed is sent, and the activity tells it', async ({ page, rest, api }) => {
  const before = await rest.create(SENDGRID);
  await page.goto('/integrations/receipts');
  await expect(page.getByRole('group', { name: 'API Key' })).toContainText(
    before.secrets['apiKey']?.fingerprint ?? '?',
  );
  await expect(page.getByText('Nothing is changed yet.')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('Invoices');
  await page.getByRole('textbox', { name: 'Identifier' }).fill('invoices');
  await page.getByLabel('From email address').fill('invoices@example.com');
  const curl = page.getByRole('complementary', { name: 'The same as code' });
  await expect(curl).toContainText('-X PUT');
  await expect(curl).toContainText('"from": "invoices@example.com"');
  await expect(curl).not.toContainText('senderName');
  await page.getByLabel('From email address').press('ControlOrMeta+Enter');
  await expect(page.getByText('Invoices saved')).toBeVisible();
  await page.waitForURL('**/integrations/invoices');
  await expect(page.getByRole('heading', { level: 1, name: 'Invoices' })).toBeVisible();
  expect(await api.get('invoices')).toMatchObject({
    _id: before._id,
    name: 'Invoices',
    active: true,
    primary: true,
    credentials: { ...before.credentials, from: 'invoices@example.com' },
    secrets: before.secrets,
  });

  await page.getByRole('link', { name: 'Activity' }).click();
  await page.waitForURL('**/invoices/activity');
  const first = page.getByRole('listitem').filter({ hasText: 'changed it' });
  await expect(first).toContainText('receipts@example.com');
  await expect(first).toContainText('invoices@example.com');
  await expect(page.getByRole('listitem').filter({ hasText: 'created it' })).toContainText('API key');
  await expectAccessible(page);
});

test('a secret stays, is replaced, or is cleared; nothing of it is in the page', async ({ page, rest, api }) => {
  const before = await rest.create(SMTP);
  await page.goto('/integrations/own-smtp');
  await page.getByRole('button', { name: 'Replace Password' }).click();
  await expect(page.getByRole('textbox', { name: 'Password', exact: true })).toBeFocused();
  await save(page);
  await expect(page.getByRole('alert').filter({ hasText: 'Enter the new Password' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel replacing Password' }).click();
  await expect(page.getByRole('button', { name: 'Replace Password' })).toBeFocused();
  await page.getByLabel('Sender name').fill('Own relay');
  await save(page);
  await expect(page.getByText('Own SMTP saved')).toBeVisible();
  expect((await api.get('own-smtp')).secrets).toEqual(before.secrets);

  await page.getByRole('button', { name: 'Replace Password' }).click();
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill('smtp-password-number-two');
  await save(page);
  await expect(page.getByRole('button', { name: 'Replace Password' })).toBeVisible();
  const replaced = (await api.get('own-smtp')).secrets['password'];
  expect(replaced?.fingerprint).not.toBe(before.secrets['password']?.fingerprint);
  await expect(page.getByRole('group', { name: 'Password' })).toContainText(replaced?.fingerprint ?? '?');
  expect(await page.content()).not.toContain('smtp-password');

  await page.getByRole('button', { name: 'Clear Password' }).click();
  await page.getByRole('button', { name: 'Undo clearing Password' }).click();
  await page.getByRole('button', { name: 'Clear Password' }).click();
  await expect(page.getByRole('complementary')).toContainText('"password": null');
  await save(page);
  await expect(page.getByRole('textbox', { name: 'Password', exact: true })).toHaveValue('');
  expect((await api.get('own-smtp')).secrets).toEqual({});
});

test('a changed destination asks for its secret again, and typed back it does not', async ({ page, rest, api }) => {
  await rest.create(SMTP);
  await page.goto('/integrations/own-smtp');
  await page.getByLabel('Host').fill('smtp.example.org');
  await expect(page.getByText('Host decides where this secret is sent')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Host').fill('smtp.example.com');
  await expect(page.getByRole('button', { name: 'Replace Password' })).toBeVisible();
  await page.getByLabel('Host').fill('smtp.example.org');
  await save(page);
  const summary = page.getByRole('alert').filter({ hasText: 'enter Password again' });
  await summary.getByRole('link', { name: /Password/ }).click();
  const password = page.getByRole('textbox', { name: 'Password', exact: true });
  await expect(password).toBeFocused();
  await password.fill('password-for-the-other-host');
  await save(page);
  await expect(page.getByText('Own SMTP saved')).toBeVisible();
  expect((await api.get('own-smtp')).credentials).toMatchObject({ host: 'smtp.example.org' });
});

test('two people edit at once: the second is told what changed, and loses nothing', async ({ page, rest, api }) => {
  const { _id } = await rest.create(SENDGRID);
  await page.goto('/integrations/receipts');
  await page.getByLabel('Name', { exact: true }).fill('Mine');
  await page.getByRole('button', { name: 'Replace API Key' }).click();
  await page.getByRole('textbox', { name: 'API Key', exact: true }).fill('SG.typed-while-another-saved');
  const other = await page.context().newPage();
  await other.goto('/integrations/receipts');
  await other.getByLabel('Name', { exact: true }).fill('Theirs');
  await other.getByLabel('Sender name').fill('Their sender');
  await save(other);
  await expect(other.getByText('Theirs saved')).toBeVisible();
  await other.close();

  await save(page);
  const told = page.getByRole('heading', { name: /Somebody saved this integration/ });
  await expect(told).toBeFocused();
  await expect(page.getByText('Changed meanwhile: Name, Sender name')).toBeVisible();
  await expectAccessible(page);
  expect(await api.get(_id)).toMatchObject({ name: 'Theirs' });
  await page.getByRole('button', { name: /keep my changes on top/ }).click();
  await expect(page.getByRole('heading', { name: /Their changes are loaded/ })).toBeFocused();
  await expect(page.getByRole('listitem').filter({ hasText: 'Name' }).filter({ hasText: 'Theirs' })).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Mine');
  await expect(page.getByLabel('Sender name')).toHaveValue('Their sender');
  await expect(page.getByRole('textbox', { name: 'API Key', exact: true })).toHaveValue('SG.typed-while-another-saved');
  await save(page);
  await expect(page.getByText('Mine saved')).toBeVisible();
  expect(await api.get(_id)).toMatchObject({ name: 'Mine', credentials: { senderName: 'Their sender' } });
});

test('leaving with changes asks first; discarding them lets go', async ({ page, rest }) => {
  await rest.create(SENDGRID);
  await page.goto('/integrations/receipts');
  await page.getByLabel('Sender name').fill('Not saved');
  await page.getByRole('link', { name: 'Checks' }).click();
  await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
  await page.getByRole('button', { name: 'Stay' }).click();
  await expect(page.getByLabel('Sender name')).toHaveValue('Not saved');
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByLabel('Sender name')).toHaveValue('Acme');
  await page.getByRole('link', { name: 'Checks' }).click();
  await page.waitForURL('**/receipts/checks');
  await expect(page.getByText('No checks yet')).toBeVisible();
});

test('a primary that is deactivated asks who follows', async ({ page, rest, api }) => {
  await rest.create(SENDGRID);
  await rest.create(SMTP);
  await rest.create({ ...SMTP, name: 'Backup', identifier: 'backup' });
  await page.goto('/integrations/receipts');
  await page.getByRole('switch', { name: 'Active' }).click();
  await save(page);
  const dialog = page.getByRole('dialog', { name: 'Deactivate Receipts?' });
  await expect(dialog.getByRole('radio', { name: 'Backup' })).toBeChecked();
  await expectAccessible(page);
  await dialog.getByRole('radio', { name: 'Own SMTP' }).click();
  await dialog.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText('Receipts saved')).toBeVisible();
  expect(await api.get('receipts')).toMatchObject({ active: false, primary: false });
  expect(await api.get('own-smtp')).toMatchObject({ primary: true });

  // Back again, and primary at once.
  await page.getByRole('switch', { name: 'Active' }).click();
  await page.getByRole('switch', { name: 'Primary' }).click();
  await save(page);
  await expect(page.getByText('It is the primary: the one chosen when no conditions match.')).toBeVisible();
  expect(await api.get('receipts')).toMatchObject({ active: true, primary: true });
});

test.describe('the list', () => {
  const menuOf = (page: Page, name: string) => page.getByRole('button', { name: `Actions for ${name}`, exact: true });
  const rowOf = (page: Page, name: string) =>
    page.getByRole('list', { name: 'E-mail' }).getByRole('listitem').filter({ hasText: name });
  const choose = async (page: Page, name: string, item: string) => {
    await menuOf(page, name).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };

  test('deletes at once and brings back, as the primary that it was', async ({ page, rest, api }) => {
    await rest.create(SENDGRID);
    await rest.create(SMTP);
    await page.goto('/integrations');
    await choose(page, 'Own SMTP', 'Delete');
    await expect(page.getByText('Own SMTP deleted')).toBeVisible();
    await expect(menuOf(page, 'Own SMTP')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(menuOf(page, 'Own SMTP')).toBeVisible();

    await choose(page, 'Receipts', 'Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete Receipts?' });
    await expect(dialog.getByRole('radio', { name: 'Own SMTP' })).toBeChecked();
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(page.getByText('Receipts deleted')).toBeVisible();
    await expect(menuOf(page, 'Receipts')).toHaveCount(0);
    expect(await api.get('own-smtp')).toMatchObject({ primary: true });
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('Receipts restored')).toBeVisible();
    expect(await api.get('receipts')).toMatchObject({ primary: true });
    expect(await api.get('own-smtp')).toMatchObject({ primary: false });
  });

  test('the last primary says that nobody follows', async ({ page, rest }) => {
    await rest.create(SENDGRID);
    await page.goto('/integrations');
    await choose(page, 'Receipts', 'Deactivate');
    const dialog = page.getByRole('dialog', { name: 'Deactivate Receipts?' });
    await expect(dialog).toContainText('no other active one without conditions');
    await dialog.getByRole('button', { name: 'Deactivate' }).click();
    await expect(page.getByText('Receipts is inactive')).toBeVisible();
    await expect(rowOf(page, 'Receipts')).toContainText('Inactive');
  });

  test('duplicates, and makes another the primary', async ({ page, rest, api }) => {
    await rest.create(SENDGRID);
    const { secrets } = await rest.create({
      ...SMTP,
      conditions: [{ children: [{ on: 'tenant', field: 'plan', operator: 'EQUAL', value: 'pro' }] }],
    });
    await page.goto('/integrations');
    await choose(page, 'Own SMTP', 'Duplicate');
    await expect(menuOf(page, 'Own SMTP (copy)')).toBeVisible();
    const copy = (await api.list()).find(({ name }) => name === 'Own SMTP (copy)');
    expect(copy).toMatchObject({
      active: false,
      secrets: { password: { fingerprint: secrets['password']?.fingerprint } },
    });

    await choose(page, 'Own SMTP', 'Set as primary');
    const dialog = page.getByRole('dialog', { name: 'Make Own SMTP the primary?' });
    await expect(dialog).toContainText('its conditions are removed');
    await dialog.getByRole('button', { name: 'Make primary' }).click();
    await expect(page.getByText('Own SMTP is the primary')).toBeVisible();
    expect(await api.get('own-smtp')).toMatchObject({ primary: true, conditions: [] });
    expect(await api.get('receipts')).toMatchObject({ primary: false });
  });

  test('priority is changed by keyboard and by drag; the primary stays first', async ({ page, rest, api }) => {
    await rest.create(SENDGRID);
    for (const name of ['Third', 'Second', 'First'])
      await rest.create({ ...SMTP, name, identifier: name.toLowerCase() });
    await page.goto('/integrations');
    const names = () => page.getByRole('list', { name: 'E-mail' }).getByRole('link').allInnerTexts();
    expect(await names()).toEqual(['Receipts', 'First', 'Second', 'Third']);
    await menuOf(page, 'Third').press('Enter');
    await page.getByRole('menuitem', { name: 'Move up' }).press('Enter');
    await expect.poll(names).toEqual(['Receipts', 'First', 'Third', 'Second']);
    await expect(menuOf(page, 'Third')).toBeFocused();
    await expect.poll(async () => (await api.get('third')).priority).toBe(2);

    await page.getByRole('listitem').filter({ hasText: 'Second' }).hover();
    const handle = page.getByRole('listitem').filter({ hasText: 'Second' }).getByTitle('Drag to change the priority');
    const from = await handle.boundingBox();
    const to = await page.getByRole('listitem').filter({ hasText: 'First' }).boundingBox();
    if (!from || !to) throw new Error('The rows are not on the screen.');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 8, to.y + 8, { steps: 5 });
    await page.mouse.up();
    await expect.poll(names).toEqual(['Receipts', 'Second', 'First', 'Third']);
    await expect.poll(async () => (await api.get('second')).priority).toBe(3);
    await menuOf(page, 'Receipts').click();
    await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: 'Move down' })).toHaveCount(0);
  });

  test('search and filters narrow it, and the address keeps them', async ({ page, rest }) => {
    await rest.create(SENDGRID);
    await rest.create({ ...SMTP, active: false });
    await page.goto('/integrations');
    await expect(menuOf(page, 'Receipts')).toBeVisible();
    // Keys pressed before the page has its scripts are nobody's; a busy machine takes seconds for them.
    await expect(async () => {
      await page.keyboard.press('/');
      await expect(page.getByLabel('Search integrations')).toBeFocused({ timeout: 3_000 });
    }).toPass();
    await page.keyboard.type('RECEI');
    await expect(menuOf(page, 'Own SMTP')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(menuOf(page, 'Own SMTP')).toBeVisible();
    await page.getByRole('combobox', { name: 'State' }).selectOption('Inactive');
    await expect(menuOf(page, 'Receipts')).toHaveCount(0);
    await page.reload();
    await expect(menuOf(page, 'Own SMTP')).toBeVisible();
    await expect(menuOf(page, 'Receipts')).toHaveCount(0);
    await page.getByRole('combobox', { name: 'Channel' }).selectOption('SMS');
    await expect(page.getByText('Nothing matches')).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(menuOf(page, 'Receipts')).toBeVisible();
    // Who chooses right after typing, and reloads right after that, loses neither.
    await page.getByLabel('Search integrations').fill('own');
    await page.getByRole('combobox', { name: 'State' }).selectOption('Inactive');
    expect(await page.evaluate(() => window.location.search)).toContain('q=own');
    await page.reload();
    await expect(page.getByLabel('Search integrations')).toHaveValue('own');
    await expect(page.getByRole('combobox', { name: 'State' })).toHaveValue('inactive');
  });

  test('what the server refuses is taken back, with the reason', async ({ page, rest }) => {
    await rest.create({ providerId: 'resend', channel: 'email', name: 'Unfinished', identifier: 'unfinished' });
    await page.goto('/integrations');
    await choose(page, 'Unfinished', 'Activate');
    await expect(page.getByText('Unfinished was not activated')).toBeVisible();
    await expect(page.getByText(/is required/).first()).toBeVisible();
    await expect(rowOf(page, 'Unfinished')).toContainText('Draft');
    await page.getByRole('button', { name: 'Open' }).click();
    await page.waitForURL('**/integrations/unfinished');
  });
});

for (const [width, theme] of [
  [1280, 'light'],
  [375, 'dark'],
] as const) {
  test(`list, settings, checks and activity at ${width} px: axe finds nothing, nothing overflows`, async ({
    page,
    rest,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await rest.create(SENDGRID);
    const { _id } = await rest.create({ ...SMTP, credentials: { ...SMTP.credentials, apiToken: 'not-used-at-all' } });
    await rest.update(_id, {
      name: 'A name that is rather long, so that it has to break somewhere on a narrow screen',
    });
    for (const path of ['', '/own-smtp', '/own-smtp/checks', '/own-smtp/activity']) {
      await page.goto(`/integrations${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page, [theme]);
      await expectNoOverflow(page);
    }
    await page.goto('/integrations');
    await page.getByRole('button', { name: /^Actions for Receipts/ }).click();
    await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeVisible();
    await expectAccessible(page, [theme]);
    await expectNoOverflow(page);
  });
}
