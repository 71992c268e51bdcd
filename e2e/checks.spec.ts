import type { Page } from '@playwright/test';

import { expect, expectAccessible } from './fixtures';
import { type MailServer, RIGHT_PASSWORD, startMailServer } from './mail-server';
import { test } from './own-server';

// No vendor is ever asked here.
let mail: MailServer;

test.beforeAll(async () => {
  mail = await startMailServer();
});
test.afterEach(() => {
  mail.release();
  expect(mail.senders).toEqual([]);
});
test.afterAll(() => mail.close());

const smtp = (identifier: string, password: string) => ({
  providerId: 'nodemailer',
  channel: 'email',
  name: `Relay ${identifier}`,
  identifier,
  active: true,
  credentials: {
    user: 'mailer',
    password,
    host: '127.0.0.1',
    port: String(mail.port),
    from: 'checks@example.com',
    senderName: 'Checks',
  },
});

const password = (page: Page) => page.getByRole('textbox', { name: 'Password', exact: true });
const check = (page: Page) => page.getByRole('button', { name: 'Check connection' });
const said = (page: Page, words: string) => page.getByText(words, { exact: true });
const row = (page: Page, identifier: string) => page.getByRole('listitem').filter({ hasText: `Relay ${identifier}` });

async function fillForm(page: Page, identifier = 'checked'): Promise<void> {
  await page.goto('/integrations/new?channel=email&provider=nodemailer');
  await page.getByLabel('Identifier').fill(identifier);
  await page.getByLabel('User', { exact: true }).fill('mailer');
  await page.getByLabel('Host').fill('127.0.0.1');
  await page.getByLabel('Port').fill(String(mail.port));
  await password(page).fill('wrong-password');
}

async function fillSender(page: Page): Promise<void> {
  await page.getByLabel('From email address').fill('checks@example.com');
  await page.getByLabel('Sender name').fill('Checks');
}

test('what is typed is checked before anything is saved, and the verdict blames its field', async ({ page, api }) => {
  await fillForm(page);
  await check(page).click();
  await expect(said(page, 'Rejected by the provider')).toBeVisible();
  await expect(password(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(password(page)).toHaveAccessibleDescription(/didn.t accept user and password/);
  await expect(said(page, `SMTP 127.0.0.1:${mail.port}`)).toBeVisible();
  await expect(page.getByText(/^took [\d,]+ ms$/)).toBeVisible();
  await expectAccessible(page, ['light']);
  await page.getByRole('button', { name: 'Go to Password' }).click();
  await expect(password(page)).toBeFocused();

  await password(page).fill(RIGHT_PASSWORD);
  await expect(password(page)).not.toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('You changed credentials since this check.')).toBeVisible();
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(said(page, 'Accepted by the provider')).toBeVisible();
  await expect(page.getByText('You changed credentials since this check.')).toHaveCount(0);
  await expectAccessible(page, ['dark']);
  expect((await api.list()).map(({ identifier }) => identifier)).not.toContain('checked');
});

test('a check that takes long is cancelled', async ({ page }) => {
  await fillForm(page);
  mail.hold();
  await check(page).click();
  await expect(page.getByRole('button', { name: 'Checking…' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel the check' }).click();
  await expect(check(page)).toBeFocused();
  mail.release();
  await check(page).click();
  await expect(said(page, 'Rejected by the provider')).toBeVisible();
});

test('a save with check is refused with a wrong password, and made with the right one', async ({ page, api }) => {
  await fillForm(page);
  await fillSender(page);
  await page.getByRole('switch', { name: 'Check the credentials first' }).click();
  await page.getByRole('button', { name: 'Create integration' }).click();
  await expect(page.getByRole('button', { name: 'Save without check' })).toBeVisible();
  await expect(password(page)).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page, ['light']);
  expect((await api.list()).map(({ identifier }) => identifier)).not.toContain('checked');
  await password(page).fill(RIGHT_PASSWORD);
  await page.getByRole('button', { name: 'Create integration' }).click();
  await page.waitForURL('**/integrations/checked');
  await expect(page.getByRole('link', { name: /^Last check: Accepted/ })).toBeVisible();
  expect((await api.get('checked')).lastCheck).toMatchObject({ status: 'accepted', cause: 'valid' });
});

test('after a refused check it is saved without one', async ({ page, api }) => {
  await fillForm(page, 'unchecked');
  await fillSender(page);
  await page.getByRole('switch', { name: 'Check the credentials first' }).click();
  await page.getByRole('button', { name: 'Create integration' }).click();
  await page.getByRole('button', { name: 'Save without check' }).click();
  await page.waitForURL('**/integrations/unchecked');
  expect(await api.get('unchecked')).not.toHaveProperty('lastCheck');
});

test('while editing, stored secrets are used, and never for another destination', async ({ page, rest, api }) => {
  const other = await startMailServer();
  await rest.create(smtp('one', RIGHT_PASSWORD));
  await page.goto('/integrations/one');
  await check(page).click();
  await expect(said(page, 'Accepted by the provider')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Last check: Accepted/ })).toBeVisible();

  await page.getByLabel('Port').fill(String(other.port));
  await check(page).click();
  await expect(password(page)).toHaveAccessibleDescription(/Port decides where secrets are sent/);
  await password(page).fill('wrong-password');
  await check(page).click();
  await expect(said(page, 'Rejected by the provider')).toBeVisible();
  await password(page).fill(RIGHT_PASSWORD);
  await check(page).click();
  await expect(said(page, 'Accepted by the provider')).toBeVisible();
  await expect(said(page, `SMTP 127.0.0.1:${other.port}`)).toBeVisible();
  expect((await api.get('one')).credentials).toMatchObject({ port: String(mail.port) });
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await other.close();
});

test('the history tells each check of what is stored', async ({ page, rest }) => {
  await rest.create(smtp('one', 'wrong-password'));
  await page.goto('/integrations/one/checks');
  await expect(page.getByText('No checks yet')).toBeVisible();
  for (const times of [1, 2]) {
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: 'invalid_credentials' })).toHaveCount(times);
  }
  await expect(said(page, 'Rejected by the provider')).toBeVisible();
  await expectAccessible(page, ['dark']);
});

test('all are checked with progress, a few at once, and the list shows and filters their health', async ({
  page,
  rest,
}) => {
  let open = () => {};
  for (const each of ['one', 'two', 'three', 'four', 'five']) await rest.create(smtp(each, RIGHT_PASSWORD));
  await rest.create(smtp('six', 'wrong-password'));
  await rest.create({ providerId: 'mattermost', channel: 'chat', name: 'Incidents', identifier: 'incidents' });
  await page.goto('/integrations');
  await expect(page.getByText('Not checked', { exact: true }).and(page.locator('span'))).toHaveCount(6);
  // Held in the browser: what a server was asked ends by itself after ten seconds.
  const gate = new Promise<void>((resolve) => (open = resolve));
  await page.route('**/v1/integrations/*/check', async (route) => {
    await gate;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Check all' }).click();
  await expect(page.getByText('Checking…', { exact: true })).toHaveCount(4);
  await expect(page.getByText('Waiting', { exact: true })).toHaveCount(2);
  const bar = page.getByRole('progressbar', { name: 'Checked 0 of 6' });
  await expect(bar).toHaveAttribute('aria-valuemax', '6');
  await expectAccessible(page, ['light']);
  open();
  await expect(page.getByText('5 accepted, 1 rejected', { exact: true })).toBeVisible();
  await expect(row(page, 'six').getByRole('link', { name: /Rejected/ })).toBeVisible();
  await expectAccessible(page, ['dark']);
  await page.getByRole('button', { name: 'Dismiss the summary' }).click();
  await page.getByRole('combobox', { name: 'Health' }).selectOption('Rejected');
  await expect(row(page, 'one')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('listitem').filter({ hasText: 'Relay' })).toHaveCount(1);
  await row(page, 'six')
    .getByRole('link', { name: /Rejected/ })
    .click();
  await page.waitForURL('**/integrations/six/checks');
});

test('a selection is checked and cancelled; what was answered stays, and nothing is in the way of leaving', async ({
  page,
  rest,
}) => {
  for (const each of ['one', 'two', 'three']) await rest.create(smtp(each, RIGHT_PASSWORD));
  await rest.create({ providerId: 'mattermost', channel: 'chat', name: 'Incidents', identifier: 'incidents' });
  await page.goto('/integrations');
  await page.getByRole('button', { name: 'Actions for Relay one' }).click();
  await page.getByRole('menuitem', { name: 'Check connection' }).click();
  await expect(page.getByText('1 accepted', { exact: true })).toBeVisible();

  await page.getByRole('checkbox', { name: 'Select all of E-mail' }).click();
  await page.getByRole('checkbox', { name: 'Select Relay one' }).click();
  await page.getByRole('checkbox', { name: 'Select Incidents' }).click();
  await expect(page.getByText('3 selected')).toBeVisible();
  mail.hold();
  await page.getByRole('button', { name: 'Check 2' }).click();
  await expect(page.getByText('Checking…', { exact: true })).toHaveCount(2);
  await page.getByRole('button', { name: 'Cancel the checks' }).click();
  await expect(page.getByText('Checks cancelled')).toBeVisible();
  await expect(row(page, 'two')).toContainText('Not checked');
  await expect(row(page, 'one').getByRole('link', { name: /Accepted/ })).toBeVisible();

  await page.getByRole('button', { name: 'Check all' }).click();
  await expect(page.getByText('Checking…', { exact: true })).toHaveCount(3);
  await page.getByRole('link', { name: 'Relay two', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Relay two' })).toBeVisible();
});

test('where nothing can be asked, the form says why instead of offering it', async ({ page }) => {
  await page.goto('/integrations/new?channel=chat&provider=mattermost');
  await expect(page.getByText(/^No live check here\. /)).toBeVisible();
  await expect(check(page)).toHaveCount(0);
  await expectAccessible(page, ['light']);
});
