import type { Page } from '@playwright/test';

import { ACCOUNT } from './account';
import { expect, test } from './fixtures';
import { startServer } from './server';

// A server of its own: environments are renamed here.
let url: string;
let stop: () => Promise<void>;

test.use({ storageState: { cookies: [], origins: [] } });
test.beforeAll(async () => {
  const server = await startServer();
  url = server.url;
  stop = () => server.stop();
});
test.afterAll(() => stop());

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill(ACCOUNT.email);
  await page.getByLabel('Password', { exact: true }).fill(ACCOUNT.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

const environmentOf = (page: Page) => page.getByRole('button', { name: /^Environment: / });
const headings = (page: Page) => page.getByRole('heading', { level: 1 });

test('signing in leads to the page that was asked for, with its environment, filters and playground question', async ({
  page,
}) => {
  for (const path of ['/production/integrations?channel=sms&q=abc', '/production/playground#jeyJjIjoic21zIn0']) {
    await page.goto(url + path);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await signIn(page);
    await page.waitForURL((address) => address.href.startsWith(url + path.slice(0, 30)));
    await expect(environmentOf(page)).toContainText('Production');
    await page.context().clearCookies();
  }
  await page.goto(`${url}/sign-in?next=//evil.example/`);
  await signIn(page);
  await page.waitForURL(`${url}/*/integrations`);
});

/** Requests with a key of each environment. */
async function api(environment: 'Development' | 'Production'): Promise<{
  names(): Promise<string[]>;
  create(body: object): Promise<void>;
}> {
  const admin = { Authorization: `ApiKey ${ACCOUNT.apiKey}`, 'Content-Type': 'application/json' };
  const places = (await (await fetch(`${url}/v1/environments`, { headers: admin })).json()) as {
    id: string;
    name: string;
  }[];
  const environmentId = places.find(({ name }) => name === environment)?.id;
  const scopes = ['integrations:read', 'integrations:write', 'resolve'];
  const made = await fetch(`${url}/v1/api-keys`, {
    method: 'POST',
    headers: admin,
    body: JSON.stringify({ name: environment, environmentId, scopes }),
  });
  const { key } = (await made.json()) as { key: string };
  const headers = { Authorization: `ApiKey ${key}`, 'Content-Type': 'application/json' };
  return {
    names: async () => {
      const rows = (await (await fetch(`${url}/v1/integrations`, { headers })).json()) as { name: string }[];
      return rows.map(({ name }) => name).toSorted();
    },
    create: async (body) => {
      const answer = await fetch(`${url}/v1/integrations`, { method: 'POST', headers, body: JSON.stringify(body) });
      expect(answer.status).toBe(201);
    },
  };
}

test('two tabs in two environments: no page and no action of one reads or writes the other', async ({
  page: dev,
  complaints,
}) => {
  const [inDev, inProduction] = [await api('Development'), await api('Production')];
  const plunk = {
    providerId: 'plunk',
    channel: 'email',
    active: true,
    credentials: { apiKey: `sk_${'0'.repeat(48)}` },
  };
  const sender = { from: 'a@example.com', senderName: 'Acme' };
  const credentials = { ...plunk.credentials, ...sender };
  await inDev.create({ ...plunk, credentials, name: 'Of development', identifier: 'shared-word' });
  await inProduction.create({ ...plunk, credentials, name: 'Of production', identifier: 'shared-word' });
  await inProduction.create({ ...plunk, credentials, name: 'Only in production', identifier: 'only-there' });

  await dev.goto(`${url}/development/integrations`);
  await signIn(dev);
  await expect(dev.getByRole('link', { name: 'Of development' })).toBeVisible();
  const production = await dev.context().newPage();
  await production.goto(`${url}/production/integrations`);
  await expect(production.getByRole('link', { name: 'Of production' })).toBeVisible();

  // The tab of development was opened before, and production is the one used last.
  await dev.reload();
  await expect(environmentOf(dev)).toContainText('Development');
  await expect(dev.getByText('Of production')).toHaveCount(0);

  await dev.getByRole('link', { name: 'Of development' }).click();
  await dev.waitForURL('**/development/integrations/shared-word');
  await dev.getByLabel('Name', { exact: true }).fill('Renamed in development');
  await dev.getByRole('button', { name: 'Save' }).click();
  await expect(headings(dev)).toContainText('Renamed in development');
  await dev.getByRole('link', { name: 'Integrations' }).last().click();
  await dev.waitForURL('**/development/integrations');

  await dev.keyboard.press('n');
  await dev.waitForURL('**/development/integrations/new');
  await dev.goto(`${url}/development/integrations/new?channel=sms&provider=twilio`);
  await dev.getByLabel('Name', { exact: true }).fill('Made in development');
  await dev.getByRole('switch', { name: 'Active' }).click();
  await dev.getByRole('button', { name: 'Create integration' }).click();
  await dev.waitForURL('**/development/integrations/*');
  await expect(headings(dev)).toContainText('Made in development');

  await dev.keyboard.press('Control+k');
  await dev.getByPlaceholder(/Go to, create/).fill('production');
  await expect(dev.getByRole('option', { name: /Only in production/ })).toHaveCount(0);
  await dev.keyboard.press('Escape');

  for (const path of ['playground', 'settings/import-export', 'settings/api-keys', 'settings/audit-log']) {
    await dev.goto(`${url}/development/${path}`);
    await expect(environmentOf(dev)).toContainText('Development');
  }
  // What belongs to the other environment is not here, and its own address opens it there.
  await dev.goto(`${url}/development/integrations/only-there`);
  await expect(headings(dev)).toContainText('No such integration');
  await dev.goto(`${url}/production/integrations/only-there`);
  await expect(headings(dev)).toContainText('Only in production');
  await expect(environmentOf(dev)).toContainText('Production');

  expect(await inDev.names()).toEqual(['Made in development', 'Renamed in development']);
  expect(await inProduction.names()).toEqual(['Of production', 'Only in production']);
  await production.close();
  // The page of an integration that is not there is a 404, which the browser notes.
  complaints.length = 0;
});

test('a renamed environment has a new address, and the old one leads there', async ({ page, complaints }) => {
  await page.goto(`${url}/production/settings/environments`);
  await signIn(page);
  await page
    .getByRole('button', { name: /^Edit Production|^Actions for Production/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Live');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL('**/live/settings/environments');
  await expect(environmentOf(page)).toContainText('Live');
  await page.goto(`${url}/production/integrations?channel=sms`);
  await page.waitForURL('**/live/integrations?channel=sms');
  await page.goto(`${url}/nowhere/integrations`);
  await expect(headings(page)).toContainText('Page not found');
  await page.goto(`${url}/live/nowhere`);
  await expect(headings(page)).toContainText('Page not found');
  await expect(environmentOf(page)).toContainText('Live');
  complaints.length = 0;
});
