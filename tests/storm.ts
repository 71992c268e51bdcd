import fc from 'fast-check';

import { statusOf } from '@/lib/api/error-answer';
import type { IntegrationView } from '@/lib/integrations/types';
import { duplicateIntegration } from '@/lib/integrations/write/duplicate';
import { restoreIntegration } from '@/lib/integrations/write/remove';
import { db } from '@/lib/server/database/db';
import { AppError } from '@/lib/server/errors';

import type { Answer, Call } from './api-client';
import { ownerContext, type World } from './world';

/** Sends a request of a storm: to the API in this process, or to one of several. */
export type Send = (path: string, call?: Call) => Promise<Answer>;

/** Few names for many operations, so that most of them collide. */
const NAMES = ['ada', 'bob', 'cleo', 'dan', 'eve', 'fay', 'gus', 'hal', 'ivy', 'jo'];

/** The start of every secret of a storm, which identifies credentials that were sent. */
export const SECRET = 'SG.storm-Zq7-';

const leaf = { on: 'payload', field: 'vip', operator: 'EQUAL', value: 'true' };
export const CONDITIONS = [{ children: [leaf] }];

/** Complete integrations of every kind: ranked and not, limited to one per environment or not. */
const KINDS = {
  email: { providerId: 'sendgrid', channel: 'email', credentials: { from: 'a@example.com', senderName: 'Acme' } },
  sms: {
    providerId: 'twilio',
    channel: 'sms',
    credentials: { accountSid: `AC${'0'.repeat(32)}`, from: '+15551234567' },
  },
  push: { providerId: 'appio', channel: 'push', credentials: { AppIOBaseUrl: 'https://example.com' } },
  onlyEmail: { providerId: 'novu-email', channel: 'email', credentials: {} },
  inApp: { providerId: 'novu', channel: 'in_app', credentials: {} },
} as const;

/** The body of a create of a kind with its secrets. */
export function bodyOf(kind: keyof typeof KINDS, secret: string) {
  const { credentials, ...rest } = KINDS[kind];
  return { ...rest, credentials: { ...credentials, apiKey: secret, token: secret } };
}

interface Operation {
  readonly verb: string;
  /** Runs it and returns the status that the API gives, or would give, for its outcome. */
  run(place: Place): Promise<number>;
}

interface Place {
  readonly world: World;
  readonly send: Send;
}

const name = fc.constantFrom(...NAMES);
const secret = fc.nat(1_000_000).map((number) => `${SECRET}${number}`);
const conditions = fc.constantFrom([], CONDITIONS);

function request(verb: string, path: string, call: Call): Operation {
  return { verb, run: async ({ send, world }) => (await send(path, { key: world.key, ...call })).status };
}

const put = (verb: string, identifier: string, body: unknown) =>
  request(verb, `/v1/integrations/${identifier}`, { method: 'PUT', body });

const createOperation = fc
  .record({
    kind: fc.constantFrom(
      'email' as const,
      'email' as const,
      'sms' as const,
      'sms' as const,
      'push' as const,
      'onlyEmail' as const,
      'inApp' as const,
    ),
    identifier: fc.option(name),
    active: fc.boolean(),
    conditions,
    secret,
    idempotencyKey: fc.option(fc.constantFrom('k1', 'k2', 'k3'), { freq: 3 }),
  })
  .map(({ kind, identifier, idempotencyKey, secret: value, ...rest }) =>
    request('create', '/v1/integrations', {
      method: 'POST',
      body: { ...bodyOf(kind, value), ...rest, ...(identifier === null ? {} : { identifier }) },
      ...(idempotencyKey === null ? {} : { headers: { 'idempotency-key': idempotencyKey } }),
    }),
  );

const updateOperation = fc
  .tuple(
    name,
    fc.record(
      {
        name: fc.constantFrom('One', 'Two', 'Three'),
        identifier: name,
        active: fc.boolean(),
        conditions,
        credentials: fc.record({ apiKey: secret, token: secret }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([identifier, body]) => put('update', identifier, body));

/** As an editor does: reads, then writes only if nothing has changed since. */
const editOperation = fc.tuple(name, fc.constantFrom('Edited', 'Edited again')).map(([identifier, value]) => ({
  verb: 'edit',
  run: async ({ send, world: { key } }: Place) => {
    const path = `/v1/integrations/${identifier}`;
    const read = await send(path, { key });
    if (read.status !== 200) return read.status;
    const headers = { 'if-match': read.headers.get('etag') ?? '' };
    return (await send(path, { method: 'PUT', key, body: { name: value }, headers })).status;
  },
}));

const orderOperation = fc.tuple(fc.constantFrom('email', 'sms'), fc.nat(100)).map(([channel, turn]) => ({
  verb: 'order',
  run: async ({ send, world: { key } }: Place) => {
    const read = await send(`/v1/integrations/active?channel=${channel}`, { key });
    if (read.status !== 200) return read.status;
    const ranked = (read.body as IntegrationView[]).toSorted((a, b) => b.priority - a.priority);
    const led = ranked[0]?.primary ? 1 : 0;
    const rest = ranked.slice(led);
    const cut = turn % Math.max(1, rest.length);
    const wanted = [...ranked.slice(0, led), ...rest.slice(cut), ...rest.slice(0, cut)];
    const body = { channel, ids: wanted.map((view) => view._id) };
    return (await send('/v1/integrations/order', { method: 'PUT', key, body })).status;
  },
}));

/** For an operation without a route: its outcome as the API's status. */
function statusOfVerb(attempt: Promise<unknown>, success: number): Promise<number> {
  return attempt.then(
    () => success,
    (error: unknown) => {
      if (error instanceof AppError) return statusOf(error.code);
      throw error;
    },
  );
}

const restoreOperation = fc.tuple(fc.nat(100), fc.boolean()).map(([turn, primary]) => ({
  verb: 'restore',
  run: async ({ world }: Place) => {
    const where = { environmentId: world.environmentId, deletedAt: { not: null } };
    const deleted = await db().integration.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } });
    const { id } = deleted[turn % Math.max(1, deleted.length)] ?? { id: world.environmentId };
    return statusOfVerb(restoreIntegration(ownerContext(world), id, { primary }), 200);
  },
}));

const duplicateOperation = name.map((identifier) => ({
  verb: 'duplicate',
  run: ({ world }: Place) => statusOfVerb(duplicateIntegration(ownerContext(world), identifier), 201),
}));

/** Any operation of the API on a few integrations of several channels. */
export const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 5, arbitrary: createOperation },
  { weight: 5, arbitrary: updateOperation },
  { weight: 2, arbitrary: editOperation },
  { weight: 2, arbitrary: fc.tuple(name, fc.boolean()).map(([one, active]) => put('activate', one, { active })) },
  {
    weight: 2,
    arbitrary: fc.tuple(name, conditions).map(([one, some]) => put('condition', one, { conditions: some })),
  },
  { weight: 2, arbitrary: fc.tuple(name, name).map(([one, other]) => put('rename', one, { identifier: other })) },
  {
    weight: 3,
    arbitrary: name.map((one) => request('set-primary', `/v1/integrations/${one}/set-primary`, { method: 'POST' })),
  },
  { weight: 2, arbitrary: orderOperation },
  { weight: 2, arbitrary: name.map((one) => request('delete', `/v1/integrations/${one}`, { method: 'DELETE' })) },
  { weight: 2, arbitrary: restoreOperation },
  { weight: 1, arbitrary: duplicateOperation },
  { weight: 1, arbitrary: fc.constant(request('list', '/v1/integrations', {})) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('email', 'sms', 'push')
      .map((channel) => request('resolve', '/v1/integrations/resolve', { method: 'POST', body: { channel } })),
  },
);

/** Starts with two per channel, one of them active, and two deleted ones. */
export async function beginStorm({ world: { key }, send }: Place): Promise<void> {
  const kinds = ['email', 'email', 'sms', 'sms', 'push', 'push', 'email', 'sms'] as const;
  for (const [index, kind] of kinds.entries()) {
    const body = { ...bodyOf(kind, `${SECRET}first`), identifier: NAMES[index], active: index % 2 === 0 };
    await send('/v1/integrations', { method: 'POST', key, body });
    if (index > 5) await send(`/v1/integrations/${NAMES[index]}`, { method: 'DELETE', key });
  }
}

/** Runs all, at most `width` at any moment, each as soon as there is room for it. */
export async function runStorm(
  operations: readonly Operation[],
  place: Place,
  width: number,
): Promise<{ verb: string; status: number }[]> {
  const ends: { verb: string; status: number }[] = [];
  const queue = operations.values();
  const worker = async () => {
    for (const operation of queue) ends.push({ verb: operation.verb, status: await operation.run(place) });
  };
  await Promise.all(Array.from({ length: width }, worker));
  return ends;
}
