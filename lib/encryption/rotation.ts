import 'server-only';

import { z } from 'zod';

import { insertAuditEvents } from '@/lib/audit/repository';
import { type Context, requirePermission } from '@/lib/server/context';
import { withAdvisoryLock } from '@/lib/server/database/advisory-lock';
import { AppError, invalid } from '@/lib/server/errors';
import { processVault } from '@/lib/server/secrets/process-vault';
import type { Vault } from '@/lib/server/secrets/vault';

import { countEnvelopesNotUnder, listEnvelopes, replaceEnvelope } from './repository';
import { placeOfEnvelope } from './service';
import { ENVELOPE_KINDS, type RotationProgress, type StoredEnvelope } from './types';

/** Envelopes per step. A step takes a fraction of a second, so it ends soon and a cancel takes effect soon. */
const STEP = 100;

/** The state of a re-encryption. It travels through the browser encrypted, so its counts can be trusted. */
const runSchema = z.object({
  key: z.string(),
  kind: z.enum(ENVELOPE_KINDS),
  after: z.string().optional(),
  total: z.number(),
  rotated: z.number(),
  changed: z.number(),
  unopened: z.number(),
});

type Run = z.infer<typeof runSchema>;

/**
 * Starts to wrap every envelope's data key with the current key; changes nothing yet. After a cancel or a crash, a new
 * run continues where the last one stopped: envelopes under the current key are skipped. Throws `forbidden`.
 */
export async function startRotation(ctx: Context, vault: Vault = processVault()): Promise<RotationProgress> {
  requirePermission(ctx, 'admin');
  const [key] = vault.keyIds;
  const kind = ENVELOPE_KINDS[0];
  const total = await countEnvelopesNotUnder(key, { kind, after: undefined });
  const run: Run = { key, kind, total, rotated: 0, changed: 0, unopened: 0 };
  if (total === 0) return progressOf(ctx, vault, run, 'finished', 0);
  await recordRun(ctx, 'encryption.rotation_started', key, { envelopes: total });
  return progressOf(ctx, vault, run, 'running', total);
}

/**
 * Runs the next step: at most 100 envelopes. `waiting`: another process is running a step; ask again shortly.
 * Concurrent writes are never overwritten. Envelopes that cannot be decrypted are counted and left unchanged.
 * Throws AppError: forbidden, validation_failed for an invalid token, conflict if the current key has changed.
 */
export async function continueRotation(
  ctx: Context,
  token: unknown,
  vault: Vault = processVault(),
): Promise<RotationProgress> {
  requirePermission(ctx, 'admin');
  const run = openRun(ctx, vault, token);
  const next = await withAdvisoryLock('encryption-rotation', () => takeStep(run, vault));
  const { run: reached, isLast } = next ?? { run, isLast: false };
  if (isLast) await recordRun(ctx, 'encryption.rotation_finished', run.key, countsOf(reached));
  const left = isLast ? 0 : await countEnvelopesNotUnder(run.key, { kind: reached.kind, after: reached.after });
  if (!next) return progressOf(ctx, vault, reached, 'waiting', left);
  return progressOf(ctx, vault, reached, isLast ? 'finished' : 'running', left);
}

/** Records that a re-encryption was canceled. Throws AppError: forbidden, validation_failed, conflict. */
export async function cancelRotation(ctx: Context, token: unknown, vault: Vault = processVault()): Promise<void> {
  requirePermission(ctx, 'admin');
  const run = openRun(ctx, vault, token);
  await recordRun(ctx, 'encryption.rotation_cancelled', run.key, countsOf(run));
}

async function takeStep(run: Run, vault: Vault): Promise<{ run: Run; isLast: boolean }> {
  let reached = run;
  let left = STEP;
  while (left > 0) {
    const page = await listEnvelopes({ kind: reached.kind, after: reached.after }, left, { notUnder: run.key });
    for (const envelope of page) {
      const outcome = await rotate(envelope, vault);
      reached = { ...reached, [outcome]: reached[outcome] + 1, after: envelope.id };
    }
    left -= page.length;
    if (left === 0) break;
    const kind = ENVELOPE_KINDS[ENVELOPE_KINDS.indexOf(reached.kind) + 1];
    if (!kind) return { run: reached, isLast: true };
    reached = { ...reached, kind, after: undefined };
  }
  return { run: reached, isLast: false };
}

async function rotate(envelope: StoredEnvelope, vault: Vault): Promise<'rotated' | 'changed' | 'unopened'> {
  const renewed = vault.rewrap(envelope.envelope, placeOfEnvelope(envelope));
  if (renewed === null) return 'unopened';
  return (await replaceEnvelope(envelope, renewed)) ? 'rotated' : 'changed';
}

const tokenPlace = ({ organizationId }: Context) => `rotation/${organizationId}`;

function openRun(ctx: Context, vault: Vault, token: unknown): Run {
  const text = typeof token === 'string' ? vault.open(token, tokenPlace(ctx)) : null;
  if (text === null) throw invalid('token', 'token must be one that the step before gave.');
  const run = runSchema.parse(JSON.parse(text));
  if (run.key !== vault.keyIds[0])
    throw new AppError('conflict', 'The current key of this server is another now. Start again.');
  return run;
}

function progressOf(
  ctx: Context,
  vault: Vault,
  run: Run,
  state: RotationProgress['state'],
  left: number,
): RotationProgress {
  const { total, rotated, changed, unopened } = run;
  return {
    token: vault.seal(JSON.stringify(run), tokenPlace(ctx)),
    state,
    total,
    // Another process that does not know the newer key may add envelopes under an old one during the run.
    done: Math.max(0, total - left),
    rotated,
    changed,
    unopened,
  };
}

const countsOf = ({ total, rotated, changed, unopened }: Run) => ({ envelopes: total, rotated, changed, unopened });

function recordRun(
  ctx: Context,
  action: string,
  key: string,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  // The event concerns all environments.
  return insertAuditEvents({ ...ctx, environmentId: null }, [
    { action, targetType: 'encryption_key', targetId: key, details: { name: key, ...details } },
  ]);
}
