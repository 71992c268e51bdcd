import { v7 as uuidv7 } from 'uuid';

import type { CheckVerdict } from '@/lib/checks/types';
import { actorId, type Context } from '@/lib/server/context';
import type { Transaction } from '@/lib/server/transaction';

import { insertCheck } from './repository';

/** Adds a verdict over stored credentials to the integration's history, with who asked. */
export function recordCheck(
  tx: Transaction,
  ctx: Context,
  integrationId: string,
  verdict: CheckVerdict,
): Promise<void> {
  const asked = { id: uuidv7(), actorType: ctx.actor.type, actorId: actorId(ctx.actor), createdAt: ctx.now };
  return insertCheck(tx, integrationId, { ...verdict }, asked);
}
