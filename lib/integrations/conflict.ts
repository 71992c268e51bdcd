import 'server-only';

import type { Transaction } from '@/lib/server/database/transaction';
import { AppError } from '@/lib/server/errors';

import { lockIdentifiers, violatedRule } from './repository';

const TAKEN = 'This identifier is taken in this environment. Choose another.';
/** The conflict error if another live integration has the identifier. */
export const identifierTaken = () => new AppError('conflict', TAKEN, { identifier: { messages: [TAKEN] } });

/**
 * Claims free identifiers for the rest of the transaction. Call it while holding the rankings and before any row is
 * written: a writer that meets another's identifier in the index waits there with locked rows, and two of them would
 * deadlock. Throws `conflict`.
 */
export async function claimIdentifiers(
  tx: Transaction,
  environmentId: string,
  identifiers: readonly string[],
): Promise<void> {
  if ((await lockIdentifiers(tx, environmentId, identifiers)).length > 0) throw identifierTaken();
}

/** A failed write as the matching conflict error, or null if it failed for another reason. */
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
