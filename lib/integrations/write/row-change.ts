import 'server-only';

import { listChangesSince } from '@/lib/audit/repository';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import type { Credentials } from '@/lib/catalogue/credentials-schema';
import { promote, type RankEntry } from '@/lib/integrations/ranking';
import { type IntegrationRow, lockIntegration } from '@/lib/integrations/repository';
import type { SecretStates } from '@/lib/integrations/types';
import type { Context } from '@/lib/server/context';
import type { Transaction } from '@/lib/server/database/transaction';
import { AppError, invalid } from '@/lib/server/errors';
import { canonicalJson } from '@/lib/text/canonical-json';

/** A change that is refused if the integration has changed since the caller read it. */
export interface Precondition {
  /** The `updatedAt` that the caller read; of several, any. */
  readonly ifMatch?: readonly Date[] | undefined;
}

/** The live row, locked until the transaction ends. Throws `not_found`, `precondition_failed`. */
export async function requireLive(tx: Transaction, id: string, { ifMatch }: Precondition): Promise<IntegrationRow> {
  const row = await lockIntegration(tx, id);
  if (!row || row.deletedAt) throw new AppError('not_found', 'There is no such integration in this environment.');
  if (ifMatch && !ifMatch.some((time) => time.getTime() === row.updatedAt.getTime())) {
    const read = new Date(Math.max(0, ...ifMatch.map((time) => time.getTime())));
    const changed = await listChangesSince(tx, id, read);
    throw new AppError(
      'precondition_failed',
      `It was changed meanwhile${changed.length > 0 ? `: ${changed.join(', ')}` : ''}. Read it again, then repeat your change.`,
      Object.fromEntries(changed.map((place) => [place, { messages: ['Was changed meanwhile.'] }])),
    );
  }
  return row;
}

/** The time of a change: never equal to an earlier one, so that `updatedAt` distinguishes any two states. */
export function timeOfChange(ctx: Context, row: IntegrationRow): Date {
  return new Date(Math.max(ctx.now.getTime(), row.updatedAt.getTime() + 1));
}

/** The public states of the secrets after a change: an unchanged secret keeps its state. */
export function keptSecrets(
  before: Credentials,
  after: Credentials,
  row: IntegrationRow,
  described: SecretStates,
): SecretStates {
  const told = row.secrets;
  const same = (key: CredentialKey) => canonicalJson(before[key] ?? null) === canonicalJson(after[key] ?? null);
  return Object.fromEntries(
    (Object.entries(described) as [CredentialKey, SecretStates[CredentialKey]][]).map(([key, state]) => [
      key,
      same(key) ? (told[key] ?? state) : state,
    ]),
  );
}

/** A ranking with the chosen successor at the top. Throws `validation_failed` if it cannot be primary. */
export function successorRanking(entries: readonly RankEntry[], successorId: string | undefined): readonly RankEntry[] {
  if (successorId === undefined) return entries;
  const successor = entries.find(({ id }) => id === successorId);
  if (!successor || successor.hasConditions)
    throw invalid('successorId', 'Only an active integration of the channel without conditions can be primary.');
  return promote(entries, successorId);
}
