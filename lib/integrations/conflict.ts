import { AppError } from '@/lib/server/errors';
import type { Transaction } from '@/lib/server/transaction';

import { lockIdentifier, violatedRule } from './repository';

const TAKEN = 'This identifier is taken in this environment. Choose another.';
const identifierTaken = () => new AppError('conflict', TAKEN, { identifier: { messages: [TAKEN] } });

/**
 * Takes a free identifier for the rest of the transaction. Call it with the ranking held and before any row is
 * written: who meets another's identifier in the index waits there with rows in hand, and two such wait for each
 * other. Throws `conflict`.
 */
export async function claimIdentifier(tx: Transaction, environmentId: string, identifier: string): Promise<void> {
  if (!(await lockIdentifier(tx, environmentId, identifier))) throw identifierTaken();
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
