import type { PublicProvider } from '@/lib/catalogue/public-provider';
import type { CheckVerdict } from '@/lib/checks/types';
import type { IntegrationView } from '@/lib/integrations/types';

import type { IntegrationState } from './integration-state';

/** The list's data of an integration. A page sends a thousand of them, so it has no credentials and no rules. */
export interface ListedIntegration extends Pick<
  IntegrationView,
  '_id' | 'name' | 'identifier' | 'providerId' | 'channel' | 'active' | 'primary' | 'priority'
> {
  readonly state: IntegrationState;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The conditions in words, truncated; absent without conditions. */
  readonly conditions?: string;
  readonly lastCheck?: Pick<CheckVerdict, 'status' | 'message' | 'at' | 'durationMs'>;
  readonly needsCredentials?: true;
}

/** The list's data of a provider. `popular` selects the suggestions of an empty list. */
export type ListedProvider = Pick<PublicProvider, 'id' | 'name' | 'channel' | 'checkable'> &
  Partial<Pick<PublicProvider, 'popular'>>;

/** The id of the button that opens an integration's menu. */
export function menuId({ _id }: Pick<IntegrationView, '_id'>): string {
  return `menu-${_id}`;
}

/** One part of a list too long to send at once, filtered by the server. */
export interface ListPart {
  /** The query string of the part's filter. */
  readonly asked: string;
  readonly isFirst: boolean;
  /** The start of the next part; absent on the last. */
  readonly next: string | undefined;
  /** Candidates to replace a default, which may be outside this part. */
  readonly followers: readonly ListedIntegration[];
}

/** The new list with the previous objects of unchanged rows, so that those rows need not render again. */
export function keepSame(
  before: readonly ListedIntegration[],
  next: readonly ListedIntegration[],
): readonly ListedIntegration[] {
  const known = new Map(before.map((each) => [each._id, each]));
  return next.map((each) => {
    const same = known.get(each._id);
    return same && JSON.stringify(same) === JSON.stringify(each) ? same : each;
  });
}
