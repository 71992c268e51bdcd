import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';

import { Fragment, isValidElement, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { permissionsOf, type Role, ROLES } from '@/lib/accounts/roles';
import { api } from '@/lib/api/app';
import { removeMember } from '@/lib/members/service';
import type { ActionResult } from '@/lib/server/action-result';
import { getAuth } from '@/lib/server/auth';
import { type Context } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';
import { PERMISSIONS, type Permission } from '@/lib/server/permissions';
import { call, created } from '@/tests/api-client';
import {
  type DoorPlace,
  type DoorRow,
  DOORS,
  type Outcome,
  PAGE_ROUTES,
  PAGES,
  PUBLIC_ACTIONS,
  PUBLIC_ROUTES,
  storedState,
} from '@/tests/doors';
import { createKey, createWorld, ownerContext, signInAs, type World } from '@/tests/world';

/** The cookie that the browser sends. The doors are the real ones. */
const browser = vi.hoisted(() => ({ cookie: '', written: [] as unknown[] }));
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ cookie: browser.cookie, host: 'localhost' }),
  cookies: async () => ({ get: () => undefined, set: (...cookie: unknown[]) => void browser.written.push(cookie) }),
}));
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }));

const SECRET = 'SG.a-secret-that-nobody-may-see-without-the-scope';
const FULL = {
  providerId: 'sendgrid',
  channel: 'email',
  name: 'Full',
  credentials: { apiKey: SECRET },
  active: false,
  check: false,
  conditions: [],
  idempotencyKey: 'forged',
  primary: false,
  identifier: '',
};
const DOCUMENT = 'version: 1\nintegrations: []\n';
const API_ROUTES = ['app/healthz/route.ts', 'app/readyz/route.ts', 'app/v1/[[...path]]/route.ts'];
/** These lead to the environment used last. */
const LEADING_ROUTES = ['integrations', 'playground', 'settings'].map(
  (part) => `app/(dashboard)/${part}/[[...page]]/route.ts`,
);
const root = path.resolve(import.meta.dirname, '..');

/** Files under a folder whose names have this ending, relative to the project root. */
function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.includes('.test.') && !name.includes('generated'))
    .map((name) => `${folder}/${name}`);
}

const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');
const moduleText = (from: string) =>
  textOf(existsSync(path.join(root, `${from}.ts`)) ? `${from}.ts` : `${from}/index.ts`);
const load = async (file: string) => (await import(path.join(root, file))) as Record<string, unknown>;

const actionFiles = [...filesBelow('app', '.ts'), ...filesBelow('app', '.tsx')].filter((file) =>
  /['"]use server['"]/.test(textOf(file)),
);

let world: World;
let place: DoorPlace;
const cookies = new Map<Role, string>();
const people = new Map<Role, string>();
const keys = new Map<Permission, string>();
const actions = new Map<string, (...args: unknown[]) => Promise<ActionResult<unknown>>>();

beforeAll(async () => {
  world = await createWorld();
  const integration = await created(world.key, {
    providerId: 'sendgrid',
    channel: 'email',
    credentials: { apiKey: SECRET },
  });
  place = { environmentId: world.environmentId, integrationId: integration._id };
  for (const role of ROLES) {
    const { cookie, userId } = await signInAs(role, world);
    cookies.set(role, cookie);
    people.set(role, userId);
  }
  for (const scope of PERMISSIONS) keys.set(scope, await createKey(world, { scopes: [scope] }));
  for (const file of actionFiles)
    for (const [name, value] of Object.entries(await load(file)))
      if (typeof value === 'function') actions.set(name, value as () => Promise<ActionResult<unknown>>);
});

interface Answer {
  readonly outcome: Outcome;
  readonly told: string;
}

async function throughVerb([, run]: NonNullable<DoorRow['verb']>, ctx: Context): Promise<Answer> {
  try {
    return { outcome: 'ok', told: JSON.stringify((await run(ctx, place)) ?? null) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { outcome: error.code, told: `${error.message} ${JSON.stringify(error.errors)}` };
  }
}

async function throughRest(
  [route, address, body]: NonNullable<DoorRow['rest']>[number],
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  const method = route.split(' ')[0] ?? '';
  const answer = await call(address(place), { method, headers, ...(body ? { body: body(place) } : {}) });
  const outcome = answer.status < 400 ? 'ok' : (answer.body as { code: Outcome }).code;
  return { outcome, told: answer.text };
}

async function throughAction([name, args]: NonNullable<DoorRow['actions']>[number], cookie: string): Promise<Answer> {
  browser.cookie = cookie;
  const result = await actions.get(name)?.(...args(place));
  if (!result) throw new Error(`${name} answered nothing`);
  return { outcome: result.ok ? 'ok' : result.error.code, told: JSON.stringify(result) };
}

const sessionHeaders = (role: Role) => ({
  host: 'localhost',
  cookie: cookies.get(role) ?? '',
  'sec-fetch-site': 'same-origin',
  'signalbox-environment': world.environmentId,
});
const keyHeaders = (scope: Permission) => ({ authorization: `ApiKey ${keys.get(scope)}` });

function contextOf(actor: Context['actor'], permissions: readonly Permission[]): Context {
  return { ...ownerContext(world), actor, permissions: new Set(permissions) };
}

/** The answers of a row's doors to a role, by door. */
async function asRole(row: DoorRow, role: Role): Promise<Record<string, Answer>> {
  const answers: Record<string, Answer> = {};
  const actor = { type: 'user', id: people.get(role) ?? '' } as const;
  if (row.verb) answers[row.verb[0]] = await throughVerb(row.verb, contextOf(actor, permissionsOf(role)));
  for (const rest of row.rest ?? []) answers[rest[0]] = await throughRest(rest, sessionHeaders(role));
  for (const action of row.actions ?? []) answers[action[0]] = await throughAction(action, cookies.get(role) ?? '');
  return answers;
}

/** The answers of a row's doors to an API key with one scope, by door. */
async function asKey(row: DoorRow, scope: Permission): Promise<Record<string, Answer>> {
  const answers: Record<string, Answer> = {};
  const actor = { type: 'api_key', id: world.organizationId } as const;
  if (row.verb) answers[row.verb[0]] = await throughVerb(row.verb, contextOf(actor, [scope]));
  for (const rest of row.rest ?? []) answers[rest[0]] = await throughRest(rest, keyHeaders(scope));
  return answers;
}

function expectAnswers(
  row: DoorRow,
  answers: Record<string, Answer>,
  permissions: readonly Permission[],
  may: boolean,
) {
  for (const [door, { outcome, told }] of Object.entries(answers)) {
    expect(outcome, `${door}: ${told.slice(0, 300)}`).toBe(may ? (row.answer ?? 'ok') : 'forbidden');
    if (!permissions.includes('credentials:read')) expect(told).not.toContain(SECRET);
  }
}

const nameOf = ({ verb, rest, actions: named, needs }: DoorRow) =>
  `${verb?.[0] ?? rest?.[0]?.[0] ?? named?.[0]?.[0]} (${needs.join(', ') || 'anyone'})`;
const rows = DOORS.map((row) => [nameOf(row), row] as const);

describe.each(rows)('%s', (_, row) => {
  it.each(ROLES)('answers a person who is %s by their role at every door', async (role) => {
    const permissions = permissionsOf(role);
    const may = row.needs.every((need) => permissions.includes(need));
    expectAnswers(row, await asRole(row, role), permissions, may);
  });

  it('answers an API key by its scope at every door', async () => {
    for (const scope of PERMISSIONS) {
      const may = !row.peopleOnly && row.needs.every((need) => need === scope);
      expectAnswers(row, await asKey(row, scope), [scope], may);
    }
  });
});

it('lets a viewer change nothing and read no secret', async () => {
  const before = await storedState();
  for (const row of DOORS)
    for (const { told } of Object.values(await asRole(row, 'viewer'))) expect(told).not.toContain(SECRET);
  expect(await storedState()).toBe(before);
});

it('refuses requests without a session or a key', async () => {
  for (const row of DOORS) {
    for (const rest of row.rest ?? []) {
      expect((await throughRest(rest, {})).outcome, rest[0]).toBe('unauthorized');
      expect((await throughRest(rest, { ...sessionHeaders('owner'), cookie: '' })).outcome, rest[0]).toBe(
        'unauthorized',
      );
    }
    for (const action of row.actions ?? [])
      expect((await throughAction(action, '')).outcome, action[0]).toBe('session_ended');
  }
});

/** What React's encoding of arguments can carry, and what no action wants. */
function malformed(): readonly unknown[] {
  const circle: Record<string, unknown> = {};
  circle['circle'] = circle;
  const plain = [null, undefined, 7, Number.NaN, true, 10n, Symbol.for('x'), '', '\u0000', '\ud800', 'x'.repeat(5_000)];
  const objects: unknown[] = [
    [],
    [null],
    ['id'],
    {},
    { toString: null },
    new Date(Number.NaN),
    new Map([['a', 1]]),
    new Set([1]),
  ];
  return [...plain, ...objects, new FormData(), Promise.resolve(1), circle];
}

/** Arguments that an action takes, each in turn replaced: the whole, or one part of it. */
function* withOneMalformed(args: readonly unknown[]): Generator<readonly unknown[]> {
  const parts = malformed().filter((value) => value === null || /^(?:number|object)$/.test(typeof value));
  yield [];
  for (const [index, arg] of args.entries()) {
    yield args.slice(0, index);
    for (const value of malformed()) {
      yield args.with(index, value);
    }
    for (const value of parts)
      if (isObject(arg)) for (const key of Object.keys(arg)) yield args.with(index, { ...arg, [key]: value });
      else if (isJsonObject(arg)) yield* withPartMalformed(args, index, value);
  }
}

/** Some actions take JSON as text. */
function* withPartMalformed(args: readonly unknown[], index: number, value: unknown): Generator<readonly unknown[]> {
  const object = JSON.parse(args[index] as string) as object;
  for (const key of Object.keys(object)) {
    const text = stringify({ ...object, [key]: value });
    if (text !== undefined) yield args.with(index, text);
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isJsonObject = (value: unknown) => typeof value === 'string' && value.startsWith('{');

/** JSON where there is any: not of a circle or a bigint. */
function stringify(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

describe('a forged argument', () => {
  const updates = { id: uuidv7(), updatedAt: new Date(0).toISOString(), body: {}, primary: false, successorId: 'x' };
  const account = { name: 'Ada', email: 'ada@example.com', password: 'a long password' };
  const more: readonly (readonly [string, (at: DoorPlace) => readonly unknown[]])[] = [
    ['setActiveAction', ({ environmentId, integrationId }) => [environmentId, integrationId, false, 'successor']],
    ['updateIntegrationAction', ({ environmentId }) => [environmentId, updates]],
    [
      'updateIntegrationAction',
      ({ environmentId, integrationId }) => [environmentId, { ...updates, id: integrationId }],
    ],
    ['createIntegrationAction', ({ environmentId }) => [environmentId, FULL]],
    ['changeManyAction', ({ environmentId }) => [environmentId, [{ kind: 'delete', id: uuidv7() }]]],
    ['setUpAction', () => [{ ...account, token: 'x', organizationName: 'A' }]],
    ['signInAction', () => [{ email: account.email, password: account.password }]],
    ['acceptInvitationAction', () => ['x', account]],
    ['rejoinAction', () => ['x', { password: account.password }]],
    ['joinAction', () => ['x']],
    ['switchEnvironmentAction', ({ environmentId }) => [environmentId]],
    ['createApiKeyAction', ({ environmentId }) => [{ name: 'K', environmentId, scopes: ['resolve'], expiresAt: 'x' }]],
    ['planImportAction', ({ environmentId }) => [environmentId, { document: DOCUMENT }]],
    ['applyImportAction', ({ environmentId }) => [environmentId, { document: DOCUMENT, token: 'x', decisions: {} }]],
    ['planCopyAction', (at) => [at.environmentId, world.otherEnvironmentId, { only: ['x'] }]],
    [
      'applyCopyAction',
      (at) => [at.environmentId, world.otherEnvironmentId, { only: ['x'], token: 'x', decisions: {} }],
    ],
  ];
  const named = new Set(more.map(([name]) => name));
  const calls = [...more, ...DOORS.flatMap((row) => row.actions ?? []).filter(([name]) => !named.has(name))];

  it.each(calls)('of %s is refused by name, never a server error', async (name, argsAt) => {
    browser.cookie = cookies.get('owner') ?? '';
    const call = async (given: readonly unknown[]) => {
      const result = await actions.get(name)?.(...given);
      if (result === undefined) expect(name).toBe('switchEnvironmentAction');
      else if (!result.ok) expect(result.error.code, `${name}(${inspect(given)})`).not.toBe('internal');
    };
    await Promise.all([...withOneMalformed(argsAt(place))].map(call));
  });
});

it('refuses a removed member from the next request on, at every door', async () => {
  const { cookie, userId } = await signInAs('admin', world);
  const owner = contextOf({ type: 'user', id: people.get('owner') ?? '' }, permissionsOf('owner'));
  await removeMember(owner, userId);
  const headers = { ...sessionHeaders('owner'), cookie };
  for (const row of DOORS) {
    for (const rest of row.rest ?? []) expect((await throughRest(rest, headers)).outcome, rest[0]).toBe('unauthorized');
    for (const action of row.actions ?? [])
      expect((await throughAction(action, cookie)).outcome, action[0]).toBe('session_ended');
  }
});

describe('pages', () => {
  const addressOf = (file: string) => file.replace('app/(dashboard)/[environment]', '').replace('/page.tsx', '');
  // These show nothing: the first leads on, the other to the not-found page.
  const pages = filesBelow('app/(dashboard)', '/page.tsx').filter(
    (file) => !['', '/[...unknown]'].includes(addressOf(file)),
  );

  it('are all in the table', () => {
    expect(pages.map(addressOf).toSorted()).toEqual(Object.keys(PAGES).toSorted());
  });

  it.each(pages)('%s names who has access to a person who lacks it, and fails for nobody', async (file) => {
    const needs = PAGES[addressOf(file)] ?? 'admin';
    const Page = (await load(file))['default'] as (props: object) => Promise<ReactNode>;
    for (const role of ROLES) {
      browser.cookie = cookies.get(role) ?? '';
      const props = { params: Promise.resolve({ id: place.integrationId }), searchParams: Promise.resolve({}) };
      const shown = textsOf(await Page(props)).join(' ');
      expect(shown).not.toContain(SECRET);
      if (!permissionsOf(role).includes(needs)) expect(shown, role).toMatch(/Only (owners|members)/);
      else expect(shown, role).not.toMatch(/Only (owners|members)/);
    }
  });
});

/** The texts that a page passes to its components: in its elements and in their props. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (isValidElement(value))
    return textsOf(value.type === Fragment ? (value.props as { children?: unknown }).children : value.props);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

it.each(Object.entries(PAGE_ROUTES))('%s answers by role', async (file, { needs, search }) => {
  const { GET } = (await load(file)) as { GET: (request: Request) => Promise<Response> };
  for (const role of ROLES) {
    browser.cookie = cookies.get(role) ?? '';
    const answer = await GET(new Request(`http://localhost/${search}`));
    expect(answer.status, role).toBe(permissionsOf(role).includes(needs) ? 200 : 403);
    expect(await answer.text()).not.toContain(SECRET);
  }
});

describe('the table is complete', () => {
  it('has every route of the API', () => {
    const routes = api.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path: route }) => `${method} ${route}`);
    const known = [...DOORS.flatMap(({ rest = [] }) => rest.map(([route]) => route)), ...Object.keys(PUBLIC_ROUTES)];
    expect([...new Set(routes)].toSorted()).toEqual([...new Set(known)].toSorted());
  });

  it('has every server action', () => {
    const known = [
      ...DOORS.flatMap((row) => (row.actions ?? []).map(([name]) => name)),
      ...Object.keys(PUBLIC_ACTIONS),
    ];
    expect([...actions.keys()].toSorted()).toEqual([...new Set(known)].toSorted());
    // An action inside a component would have no name to look up.
    for (const file of actionFiles) expect(textOf(file), file).toMatch(/^'use server';/);
  });

  it('has every verb that a door imports', () => {
    const doors = [...filesBelow('app', '.ts'), ...filesBelow('app', '.tsx'), ...filesBelow('lib/api', '.ts')];
    const imports = doors.flatMap((file) =>
      [...textOf(file).matchAll(/^import \{([^}]*)\} from '@\/(lib\/[\w/-]+)';/gm)].flatMap(
        ([, names = '', from = '']) =>
          names.split(',').map((name) => ({ name: name.trim().split(' as ')[0] ?? '', from })),
      ),
    );
    const verbs = imports.filter(
      ({ name, from }) =>
        /^[a-z]\w*$/.test(name) &&
        !from.startsWith('lib/server/') &&
        new RegExp(`^export (?:async )?function ${name}\\(\\s*ctx: Context`, 'm').test(moduleText(from)),
    );
    const known = DOORS.flatMap(({ verb }) => (verb ? [verb[0]] : []));
    expect([...new Set(verbs.map(({ name }) => name))].toSorted()).toEqual([...new Set(known)].toSorted());
  });

  it('has no other door: every Next route is ours, and no better-auth route is reachable', async () => {
    expect(filesBelow('app', '/route.ts').toSorted()).toEqual(
      [...API_ROUTES, ...LEADING_ROUTES, ...Object.keys(PAGE_ROUTES)].toSorted(),
    );
    const auth = await getAuth();
    for (const name of Object.keys(auth.api)) expect(name).not.toMatch(/organization|invit|member|role|admin/i);
    for (const endpoint of [
      'organization/invite-member',
      'organization/update-member-role',
      'sign-up/email',
      'get-session',
    ])
      for (const base of ['/api/auth', '/v1/auth', '/v1/api/auth', ''])
        expect(
          (await call(`${base}/${endpoint}`, { method: 'POST', body: {}, headers: sessionHeaders('owner') })).status,
        ).toBe(404);
    for (const file of [...filesBelow('app', '.ts'), ...filesBelow('lib', '.ts'), ...filesBelow('scripts', '.mts')])
      expect(textOf(file), file).not.toMatch(/toNextJsHandler|toNodeHandler|auth\.handler|plugins\/organization/);
  });
});
