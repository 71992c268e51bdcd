import 'server-only';

import { insertAuditEvents } from '@/lib/audit/repository';
import { log } from '@/lib/server/log';
import { newId } from '@/lib/server/secrets/random';

import { findAccount } from './repository';

/** Tells the organization of an account that its sign-in is held up. The stranger is told nothing of it. */
export async function recordLockout(
  { email, address }: { readonly email: string; readonly address: string },
  kind: 'pair' | 'person',
  now: Date,
): Promise<void> {
  const account = await findAccount(email.trim().toLowerCase());
  log.warn({ account: account?.id ?? null, address, kind }, 'sign-in is held up');
  if (!account) return;
  const entry = {
    action: 'member.sign_in_held_up',
    targetType: 'member',
    targetId: account.id,
    details: { address, everywhere: kind === 'person' },
  };
  const ctx = { environmentId: null, actor: { type: 'system' }, requestId: newId(), now } as const;
  for (const { organizationId } of account.members) await insertAuditEvents({ ...ctx, organizationId }, [entry]);
}
