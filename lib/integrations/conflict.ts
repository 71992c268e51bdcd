import 'server-only';

import type { Transaction } from '@/lib/server/database/transaction';
import { AppError } from '@/lib/server/errors';

import { lockIdentifiers, violatedRule } from './repository';

const TAKEN = 'This identifier is taken in this environment. Choose another.';
/** The conflict of an identifier that another live integration has. */
export const identifierTaken = () => new AppError('conflict', TAKEN, { identifier: { messages: [TAKEN] } });

/**
 * Takes free identifiers for the rest of the transaction. Call it with the rankings held and before any row is written:
 * who meets another's identifier in the index waits there with rows in hand, and two such wait for each other. Throws
 * `conflict`.
 */
export async function claimIdentifiers(
  tx: Transaction,
  environmentId: string,
  identifiers: readonly string[],
): Promise<void> {
  if ((await lockIdentifiers(tx, environmentId, identifiers)).length > 0) throw identifierTaken();
}

/** A failed write as the conflict it is, or null when it failed for another reason. */
export function conflictOf(error: unknown): AppError | null {
  switch (violatedRule(error)) {
    case 'identifier':
      return identifierTaken();
    case 'singleton':
      return new AppError(
        'conflict',
        'This environment already has its one integration of this provider. Change that one, or delete it first.',
        {
          providerId: { messages: ['This environment already has its one integration of this provider.'] },
        },
      );
    case null:
      return null;
  }
}
