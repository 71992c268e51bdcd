import type { Page } from '@playwright/test';

import { ACCOUNT } from './account';
import { expect, expectAccessible, test } from './fixtures';

type Channel = 'email' | 'sms' | 'chat' | 'push' | 'in_app';

interface Answer {
  readonly rule: string;
  readonly integration: { readonly identifier: string; readonly name: string } | null;
  readonly candidates: readonly {
    readonly integration: { readonly identifier: string };
    readonly matched: boolean | null;
    readonly because: string;
  }[];
}

interface Draft {
  readonly name: string;
  readonly providerId: string;
  readonly channel: Channel;
  readonly active: boolean;
  readonly conditions: unknown;
}

const group = (value: 'AND' | 'OR', children: unknown[], isNegated = false) => ({
  isNegated,
  type: 'GROUP',
  value,
  children,
});
const rule = (on: string, field: string, operator: string, value: string) => ({ on, field, operator, value });

const POSTMARK = { apiKey: 'postmark-token-in-test', from: 'a@example.com', senderName: 'A' };
const PRO = [group('AND', [rule('subscriber', 'data.plan', 'EQUAL', 'pro')])];
const NESTED = [
  group('AND', [
    rule('tenant', 'plan', 'EQUAL', 'enterprise'),
    group('OR', [
      rule('subscriber', 'locale', 'ANY_IN', 'de,fr'),
      group('AND', [rule('payload', 'amount', 'BETWEEN', '100,500'), rule('payload', 'to', 'LIKE', '%@x.com')], true),
    ]),
    { on: 'isOnlineInLast', timeOperator: 'minutes', value: 30 },
  ]),
  group('AND', [rule('payload', 'tags', 'IN', 'urgent'), { on: 'isOnline', value: false }]),
];

/** In Production, where no other spec creates anything. */
const STORED: readonly Record<string, unknown>[] = [
  { providerId: 'postmark', channel: 'email', name: 'Main mail', credentials: POSTMARK },
  { providerId: 'postmark', channel: 'email', name: 'Nested mail', credentials: POSTMARK, conditions: NESTED },
  { providerId: 'postmark', channel: 'email', name: 'Pro mail', credentials: POSTMARK, conditions: PRO },
  { providerId: 'postmark', channel: 'email', name: 'Spare mail', credentials: POSTMARK },
  {
    providerId: 'clickatell',
    channel: 'sms',
    name: 'Pro sms',
    credentials: { apiKey: 'key-in-test' },
    conditions: PRO,
  },
  { providerId: 'mattermost', channel: 'chat', name: 'All chat' },
  { providerId: 'mattermost', channel: 'chat', name: 'Nested chat', conditions: NESTED },
  { providerId: 'expo', channel: 'push', name: 'Pro push', credentials: { apiKey: 'key-in-test' }, conditions: PRO },
  { providerId: 'expo', channel: 'push', name: 'Other push', credentials: { apiKey: 'key-in-test' } },
  { providerId: 'novu', channel: 'in_app', name: 'Inbox' },
];

const NOW = '2026-03-10T12:00:00Z';
const CONTEXTS: readonly (readonly [string, string])[] = [
  ['nothing', '{}'],
  ['a pro subscriber', '{"subscriber":{"data":{"plan":"pro"}}}'],
  [
    'a tenant seen lately',
    `{"tenant":{"plan":"enterprise"},"subscriber":{"locale":"de","lastOnlineAt":"2026-03-10T11:45:00Z"},"now":"${NOW}"}`,
  ],
  [
    'a tenant seen long ago',
    `{"tenant":{"plan":"enterprise"},"subscriber":{"locale":"de","lastOnlineAt":"2026-03-09T11:45:00Z"},"now":"${NOW}"}`,
  ],
  ['urgent and offline', '{"payload":{"tags":["urgent"]},"subscriber":{"isOnline":false}}'],
  [
    'a negated group',
    '{"tenant":{"plan":"enterprise"},"payload":{"amount":250,"to":"a@x.com"},"subscriber":{"isOnline":true}}',
  ],
  ['strange values', '{"subscriber":[1],"tenant":null,"payload":{"a.b":1e400,"amount":"250","tags":"urgent"}}'],
];

/** The hash of a link, made as any sender of links might: the page's own code has its tests elsewhere. */
function link(
  environmentId: string,
  state: { channel: Channel; context?: string; providerId?: string; draft?: Draft },
) {
  const wire = {
    e: environmentId,
    c: state.channel,
    ...(state.providerId ? { p: state.providerId } : {}),
    x: state.context ?? '{}',
    ...(state.draft ? { d: state.draft } : {}),
  };
  return `/playground#j${Buffer.from(JSON.stringify(wire)).toString('base64url')}`;
}

/** The API as the page's own session calls it, in an environment. */
async function post(page: Page, environmentId: string, path: string, data: unknown): Promise<unknown> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(`${origin}/v1/${path}`, {
    headers: { 'Signalbox-Environment': environmentId, Origin: origin, 'Content-Type': 'application/json' },
    data: typeof data === 'string' ? data : JSON.stringify(data),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

/** Production's id, as the API tells it. */
async function productionOf(page: Page): Promise<string> {
  await page.goto('/production/playground');
  const origin = new URL(page.url()).origin;
  const headers = { Authorization: `ApiKey ${ACCOUNT.apiKey}` };
  const places = (await (await page.request.get(`${origin}/v1/environments`, { headers })).json()) as {
    id: string;
    name: string;
  }[];
  return places.find(({ name }) => name === 'Production')?.id ?? '';
}

/** What the page says, in the API's words; read at once, because a locator for each word takes a second a context. */
const shown = (page: Page) =>
  page.evaluate(() => {
    const words: Readonly<Record<string, boolean | null>> = {
      Matches: true,
      'Does not match': false,
      'No conditions': null,
    };
    const textsIn = (element: Element) =>
      [...element.querySelectorAll('*')].map(({ textContent }) => textContent.trim());
    return {
      isUpdating: textsIn(document.body).includes('Updating…'),
      winner: document.querySelector('[data-winner]')?.getAttribute('data-winner'),
      rule: document.querySelector('[data-rule]')?.getAttribute('data-rule'),
      candidates: [...document.querySelectorAll('li[data-identifier]')].map((row) => ({
        identifier: row.getAttribute('data-identifier'),
        matched: words[textsIn(row).find((text) => text in words) ?? ''],
        because: row.querySelector('[data-because]')?.textContent,
      })),
    };
  });

const inWords = ({ rule, integration, candidates }: Answer) => ({
  winner: integration?.identifier ?? '',
  rule,
  candidates: candidates.map(({ integration: { identifier }, matched, because }) => ({ identifier, matched, because })),
});

test.describe.configure({ mode: 'serial' });

let production: string;

test('stored integrations to choose from', async ({ page }) => {
  production = await productionOf(page);
  for (const one of STORED) {
    const identifier = String(one['name']).toLowerCase().replace(' ', '-');
    await post(page, production, 'integrations', { ...one, identifier, active: true });
  }
});

/** The answers that the playground shows and the API gives on a channel, which must be equal for each context. */
async function answersOn(page: Page, channel: Channel, contexts: typeof CONTEXTS): Promise<Set<string>> {
  const answers = new Set<string>();
  await page.goto('about:blank');
  await page.goto(link(production, { channel }));
  await expect(page.getByRole('button', { name: 'Environment: Production' })).toBeVisible();
  await page.getByRole('tab', { name: 'JSON' }).click();
  for (const [name, context] of contexts) {
    await page.getByLabel(/What a request sends as context/).fill(context);
    const body = `{"channel":"${channel}","explain":true,"context":${context}}`;
    const answer = inWords((await post(page, production, 'integrations/resolve', body)) as Answer);
    await expect(async () => expect(await shown(page), name).toEqual({ isUpdating: false, ...answer })).toPass({
      intervals: [50],
      timeout: 20_000,
    });
    answers.add(JSON.stringify(answer));
  }
  return answers;
}

test('the playground answers what the API answers, for every context and on every channel', async ({ page }) => {
  // The table is worth its time only if the contexts tell the integrations apart.
  expect((await answersOn(page, 'email', CONTEXTS)).size).toBeGreaterThan(2);
  for (const channel of ['sms', 'chat', 'push', 'in_app'] as const)
    expect((await answersOn(page, channel, CONTEXTS.slice(0, 2))).size).toBeGreaterThan(channel === 'sms' ? 1 : 0);
});

test('every rule shows what it read, what it wants, and how it fell', async ({ page }) => {
  await page.goto(
    link(production, {
      channel: 'email',
      context: '{"subscriber":{"data":{"plan":"free"},"isOnline":true},"tenant":{"plan":"enterprise"}}',
    }),
  );
  const pro = page.locator('li[data-identifier="pro-mail"]');
  await expect(pro.getByText('the subscriber\'s data.plan is "pro"')).toBeVisible();
  await expect(pro.getByText('Actual "free"')).toBeVisible();
  await expect(pro.getByText('Expected pro')).toBeVisible();
  await expect(pro.getByText('false', { exact: true }).first()).toBeVisible();
  const nested = page.locator('li[data-identifier="nested-mail"]');
  await expect(nested.getByText('Actual "enterprise"')).toBeVisible();
  await expect(nested.getByText('Not all of')).toBeVisible();
  await expect(nested.getByText('Actual missing').first()).toBeVisible();
  await expect(nested.getByText('The context has no payload.').first()).toBeVisible();
});

test('a context typed as a form and as JSON is one context, and a link keeps all of it', async ({ page, context }) => {
  await page.goto(link(production, { channel: 'email' }));
  await expect(page.locator('[data-winner="main-mail"]')).toBeVisible();
  await page.getByRole('button', { name: 'Add value to subscriber' }).click();
  await expect(page.getByLabel('Subscriber, value 1: path')).toBeFocused();
  await page.getByLabel('Subscriber, value 1: path').fill('data.plan');
  await page.getByLabel('Subscriber, value 1: value').fill('pro');
  await expect(page.locator('[data-winner="pro-mail"]')).toBeVisible();
  await page.getByRole('button', { name: 'Add value to payload' }).click();
  await page.getByLabel('Payload, value 1: path').fill('amount');
  await page.getByLabel('Payload, value 1: kind').selectOption('number');
  await page.getByLabel('Payload, value 1: value').fill('12 apples');
  await expect(page.getByText('A number is written as in JSON')).toBeVisible();
  await page.getByRole('tab', { name: 'JSON' }).click();
  const json = page.getByLabel(/What a request sends as context/);
  expect(JSON.parse(await json.inputValue())).toEqual({ subscriber: { data: { plan: 'pro' } }, payload: {} });
  await json.fill('{"subscriber":{"data":{"plan":"pro"}},"payload":{},"now":"soon"');
  await expect(page.getByText(/Invalid JSON at line 1/)).toBeVisible();
  await json.fill('{"subscriber":{"data":{"plan":"basic"}},"payload":{"x":true},"now":"soon"}');
  await expect(page.getByText(/now must be an ISO 8601 date/)).toBeVisible();
  await json.fill('{"subscriber":{"data":{"plan":"basic"}},"payload":{"x":true}}');
  await expect(page.locator('[data-winner="main-mail"]')).toBeVisible();
  await page.getByRole('tab', { name: 'Form' }).click();
  await expect(page.getByLabel('Subscriber, value 1: value')).toHaveValue('basic');
  // The row that could not be used is still there to be mended.
  await expect(page.getByLabel('Payload, value 2: value')).toHaveValue('12 apples');
  await page.getByLabel('Identifier').fill('spare-mail');
  await expect(page.locator('[data-winner="spare-mail"]')).toBeVisible();

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy link' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const opened = await context.newPage();
  await opened.goto(copied);
  await expect(opened.locator('[data-winner="spare-mail"]')).toBeVisible();
  await expect(opened.getByLabel('Identifier')).toHaveValue('spare-mail');
  await expect(opened.getByLabel('Subscriber, value 1: value')).toHaveValue('basic');
  await expect(opened.getByRole('button', { name: 'Environment: Production' })).toBeVisible();
});

test('contexts are saved as samples, loaded, updated, renamed and deleted', async ({ page }) => {
  const pro = '{"subscriber":{"data":{"plan":"pro"}}}';
  await page.goto(link(production, { channel: 'email', context: pro }));
  await expect(page.locator('[data-winner="pro-mail"]')).toBeVisible();
  const save = async (name: string) => {
    await page.getByRole('button', { name: 'Save as…' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('button', { name: 'Save sample' }).click();
  };
  await save('A pro');
  await expect(page.getByRole('button', { name: 'Saved sample: A pro' })).toBeVisible();
  await save('A pro');
  await expect(page.getByText('has a sample of that name')).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('The same again');
  await page.getByRole('button', { name: 'Save sample' }).click();
  await expect(page.getByRole('button', { name: 'Saved sample: The same again' })).toBeVisible();

  await page.getByLabel('Subscriber, value 1: value').fill('free');
  await expect(page.getByRole('button', { name: 'Saved sample: The same again (edited)' })).toBeVisible();
  await page.getByRole('button', { name: 'More for the sample' }).click();
  await page.getByRole('menuitem', { name: 'Update with this context' }).click();
  await expect(page.getByText('Updated “The same again”')).toBeVisible();
  await page.getByRole('button', { name: 'More for the sample' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Free');
  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Saved sample: Free', exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Saved sample: Free' }).click();
  await page.getByRole('menuitemradio', { name: 'A pro' }).click();
  await expect(page.getByLabel('Subscriber, value 1: value')).toHaveValue('pro');
  await expect(page.locator('[data-winner="pro-mail"]')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(page.getByLabel('Subscriber, value 1: value')).toHaveValue('free');

  await page.reload();
  await page.getByRole('button', { name: 'Saved samples' }).click();
  await expect(page.getByRole('menuitemradio')).toHaveText(['A pro', 'Free']);
  await page.getByRole('menuitemradio', { name: 'Free' }).click();
  await page.getByRole('button', { name: 'More for the sample' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Saved samples' }).click();
  await expect(page.getByRole('menuitemradio')).toHaveText(['A pro']);
});

test('unsaved conditions stand among the stored ones, and what they would change is told by sample', async ({
  page,
}) => {
  const draft: Draft = {
    name: 'Unsaved mail',
    providerId: 'postmark',
    channel: 'email',
    active: true,
    conditions: PRO,
  };
  const context = '{"subscriber":{"data":{"plan":"pro"}}}';
  await page.goto(link(production, { channel: 'email', context, draft }));
  await expect(page.locator('[data-winner="(unsaved)"]')).toHaveText('Unsaved mail');
  await expect(page.getByText('As stored, Pro mail wins.')).toBeVisible();
  await expect(page.locator('li[data-identifier="pro-mail"] [data-because]')).toHaveText(/\(unsaved\)/);
  await page.getByRole('button', { name: 'What would change' }).click();
  const dialog = page.getByRole('dialog', { name: 'What would change' });
  await expect(dialog.getByText('1 of 1 sample would change.')).toBeVisible();
  await expect(dialog.locator('li[data-change="winner"]')).toContainText('Pro mail');
  await expect(dialog.locator('li[data-change="winner"]')).toContainText('Unsaved mail');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('switch', { name: /Active/ }).click();
  await expect(page.locator('[data-winner="pro-mail"]')).toBeVisible();
  await page.getByRole('button', { name: 'Stop trying it' }).click();
  await expect(page.getByText('Trying “Unsaved mail”')).toHaveCount(0);
  // Nothing was saved by trying.
  const { candidates } = (await post(page, production, 'integrations/resolve', {
    channel: 'email',
    explain: true,
  })) as Answer;
  expect(candidates).toHaveLength(4);
});

test('a link that is broken, or of another organization, says so and shows the page', async ({ page }) => {
  await page.goto('/playground#zAAAA');
  await expect(page.getByText('This link is not whole')).toBeVisible();
  await page.goto('about:blank');
  await page.goto(link('00000000-0000-7000-8000-000000000000', { channel: 'chat', context: '{"payload":{"x":1}}' }));
  await expect(page.getByText('an environment that is not one of yours')).toBeVisible();
  await expect(page.getByLabel('Payload, value 1: value')).toHaveValue('1');
});

test('the page is accessible in both themes, and needs no scrolling sideways on a phone', async ({ page }) => {
  const context = CONTEXTS[5]?.[1] ?? '{}';
  for (const [width, ...themes] of [[1280, 'light'], [375, 'dark'], [320]] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('about:blank');
    await page.goto(link(production, { channel: 'email', context }));
    await expect(page.locator('li[data-identifier]')).toHaveCount(4);
    await expectAccessible(page, themes);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `at ${width}`).toBe(0);
  }
  await page.getByRole('tab', { name: 'JSON' }).click();
  await expectAccessible(page, ['light']);
});

test('the form hands its unsaved conditions to the playground, and to the comparison', async ({ page, context }) => {
  await page.goto(link(production, { channel: 'email' }));
  await expect(page.getByRole('button', { name: 'Environment: Production' })).toBeVisible();
  await page.goto('/integrations/new?channel=email&provider=postmark');
  await page.getByLabel('Name', { exact: true }).fill('From the form');
  await page.getByRole('button', { name: 'Add conditions' }).click();
  await page.getByLabel("Rule 1 of group 'All of': field").fill('data.plan');
  await page.getByLabel("Rule 1 of group 'All of': value").fill('pro');
  await page.getByRole('button', { name: 'What would change' }).click();
  const dialog = page.getByRole('dialog', { name: 'What would change' });
  await expect(dialog.locator('li[data-change="winner"]')).toContainText('From the form');
  await dialog.getByRole('button', { name: 'Done' }).click();
  const opening = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Try it' }).click();
  const opened = await opening;
  await expect(opened.getByText('Trying “From the form”, not saved')).toBeVisible();
  await expect(opened.getByRole('button', { name: 'Environment: Production' })).toBeVisible();
  await expect(opened.locator('li[data-identifier="(unsaved)"]')).toContainText('the subscriber\'s data.plan is "pro"');
});

test('a stored integration is tried in its own place', async ({ page, context }) => {
  await page.goto(link(production, { channel: 'email' }));
  await expect(page.getByRole('button', { name: 'Environment: Production' })).toBeVisible();
  await page.goto('/integrations/pro-mail');
  await page.getByLabel("Rule 1 of group 'All of': value").fill('gold');
  const opening = context.waitForEvent('page');
  await page.getByRole('button', { name: 'Try it' }).click();
  const opened = await opening;
  await expect(opened.getByText('in place of what is stored')).toBeVisible();
  await expect(opened.locator('li[data-identifier="pro-mail"]')).toContainText('is "gold"');
  await expect(opened.locator('li[data-identifier]')).toHaveCount(4);
});
