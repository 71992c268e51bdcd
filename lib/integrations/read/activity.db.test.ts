import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';

import { insertCheck } from '@/lib/checks/repository';
import type { CheckVerdict } from '@/lib/checks/types';
import { listIntegrationChecks } from '@/lib/integrations/check/check-history';
import { updateIntegration } from '@/lib/integrations/write/update';
import { db } from '@/lib/server/database/db';
import { call, created } from '@/tests/api-client';
import { failureOf } from '@/tests/failure';
import { createWorld, ownerContext, signInAs, type World } from '@/tests/world';

import { type IntegrationEvent, listIntegrationEvents } from './activity';

const SECRET = 'SG.the-secret-of-the-activity-test';
const sendgrid = {
  providerId: 'sendgrid',
  channel: 'email',
  name: 'Receipts',
  credentials: { apiKey: SECRET, from: 'news@example.com', senderName: 'Acme', region: 'global' },
};

let world: World;
beforeAll(async () => {
  world = await createWorld();
});

describe('listIntegrationEvents', () => {
  it('shows who did what, newest first, old and new plain values, secrets as fingerprints', async () => {
    const { _id, secrets } = await created(world.key, sendgrid);
    const { userId } = await signInAs('editor', world);
    const user = { ...ownerContext(world), actor: { type: 'user', id: userId } as const };
    const saved = await updateIntegration(user, _id, {
      name: 'Invoices',
      credentials: { apiKey: `${SECRET}-2`, from: 'bills@example.com' },
    });
    const { events, nextCursor } = await listIntegrationEvents(ownerContext(world), _id);
    expect(nextCursor).toBeUndefined();
    expect(events.map(({ action, actor }) => [action, actor])).toEqual([
      ['integration.updated', { type: 'user', name: 'Ada' }],
      ['integration.created', { type: 'api_key', name: 'Test' }],
    ]);
    expect(events[0]?.details).toMatchObject({
      changed: expect.arrayContaining(['name', 'credentials.apiKey', 'credentials.from']) as unknown,
      name: { from: 'Receipts', to: 'Invoices' },
      credentials: { from: { from: 'news@example.com', to: 'bills@example.com' } },
      secrets: { apiKey: { from: secrets.apiKey?.fingerprint, to: saved.secrets.apiKey?.fingerprint } },
    });
    expect(JSON.stringify(events)).not.toContain(SECRET);
  });

  it('returns every event once, page by page', async () => {
    const { _id } = await created(world.key, { ...sendgrid, identifier: 'many-events' });
    // The same instant for all: pages must not depend on clocks.
    const ctx = ownerContext(world, new Date('2026-01-01T00:00:00Z'));
    for (let count = 0; count < 65; count++) await updateIntegration(ctx, _id, { name: `Name ${count}` });
    const seen: IntegrationEvent[] = [];
    const sizes: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listIntegrationEvents(ctx, 'many-events', { cursor });
      seen.push(...page.events);
      sizes.push(page.events.length);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(sizes).toEqual([30, 30, 6]);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(66);
  });

  it('is limited to the environment, needs the permission and refuses an invalid cursor', async () => {
    const { _id } = await created(world.key, { ...sendgrid, identifier: 'kept-inside' });
    const ctx = ownerContext(world);
    const elsewhere = { ...ctx, environmentId: world.otherEnvironmentId };
    expect(await failureOf(listIntegrationEvents(elsewhere, _id))).toMatchObject({ code: 'not_found' });
    const blind = { ...ctx, permissions: new Set<never>() };
    expect(await failureOf(listIntegrationEvents(blind, _id))).toMatchObject({ code: 'forbidden' });
    const bad = await failureOf(listIntegrationEvents(ctx, _id, { cursor: '%' }));
    expect(bad).toEqual({ code: 'validation_failed', places: ['query.cursor'] });
  });
});

describe('listIntegrationChecks', () => {
  it('returns the last 30, newest first, each with the person who requested it', async () => {
    const { _id } = await created(world.key, { ...sendgrid, identifier: 'often-checked' });
    const { userId } = await signInAs('editor', world);
    for (let count = 0; count < 32; count++) {
      const at = new Date(Date.UTC(2026, 0, 1, 0, count));
      await insertCheck(db(), {
        id: uuidv7(),
        integrationId: _id,
        actorType: count === 31 ? 'user' : 'system',
        actorId: count === 31 ? userId : null,
        verdict: verdictAt(at),
        createdAt: at,
      });
    }
    const checks = await listIntegrationChecks(ownerContext(world), 'often-checked');
    expect(checks).toHaveLength(30);
    expect(checks[0]).toEqual({
      ...verdictAt(new Date(Date.UTC(2026, 0, 1, 0, 31))),
      id: checks[0]?.id,
      actor: { type: 'user', name: 'Ada' },
    });
    expect(checks.at(-1)).toMatchObject({ at: '2026-01-01T00:02:00.000Z', actor: { type: 'system', name: 'System' } });
  });

  it('is limited to the environment', async () => {
    const answer = await call('/v1/integrations/often-checked', { key: world.key });
    const { _id } = answer.body as { _id: string };
    const elsewhere = { ...ownerContext(world), environmentId: world.otherEnvironmentId };
    expect(await failureOf(listIntegrationChecks(elsewhere, _id))).toMatchObject({ code: 'not_found' });
  });
});

function verdictAt(at: Date): CheckVerdict {
  return { status: 'rejected', cause: 'invalid_credentials', message: 'No.', durationMs: 12, at: at.toISOString() };
}
