import type { PublicProvider } from '@/lib/catalogue/public-provider';
import type { CheckVerdict } from '@/lib/checks/types';
import type { IntegrationView } from '@/lib/integrations/types';

import type { IntegrationState } from './integration-state';

/** What a list shows of an integration: a thousand of them are sent, so no credentials and no rules. */
export interface ListedIntegration extends Pick<
  IntegrationView,
  '_id' | 'name' | 'identifier' | 'providerId' | 'channel' | 'active' | 'primary' | 'priority'
> {
  readonly state: IntegrationState;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The conditions in words, cut where nobody reads on; absent where there are none. */
  readonly conditions?: string;
  readonly lastCheck?: Pick<CheckVerdict, 'status' | 'message' | 'at' | 'durationMs'>;
  readonly needsCredentials?: true;
}

/** What a list needs of a provider. `popular` picks what is offered while there is nothing. */
export type ListedProvider = Pick<PublicProvider, 'id' | 'name' | 'channel' | 'checkable'> &
  Partial<Pick<PublicProvider, 'popular'>>;

/** The id of the button that opens an integration's menu. */
export function menuId({ _id }: Pick<IntegrationView, '_id'>): string {
  return `menu-${_id}`;
}

/** What a list is when there is more than is sent at once: a part, narrowed by the server. */
export interface ListPart {
  /** The query of the filter that it is narrowed by. */
  readonly asked: string;
  readonly isFirst: boolean;
  /** Where the part after it begins; absent on the last. */
  readonly next: string | undefined;
  /** Those who may follow a primary, which need not be in this part. */
  readonly followers: readonly ListedIntegration[];
}

/** The new list, with the objects of the one before wherever nothing differs: what shows them need not draw again. */
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
