import { AppError } from '@/lib/server/errors';

import { violatedRule } from './repository';

/** A failed write as the conflict it is, or null when it failed for another reason. */
export function conflictOf(error: unknown): AppError | null {
  switch (violatedRule(error)) {
    case 'identifier':
      return new AppError('conflict', 'This identifier is taken in this environment. Choose another.', {
        identifier: { messages: ['This identifier is taken in this environment. Choose another.'] },
      });
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
