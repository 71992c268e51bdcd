import type { PublicField } from '@/lib/catalogue/public-provider';
import type { CheckVerdict } from '@/lib/checks/types';
import { describeConditions } from '@/lib/conditions/describe';
import type { IntegrationView } from '@/lib/integrations/types';
import { stateOf, type IntegrationState } from './integration-state';

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

const LONGEST_SENTENCE = 240;

/** In: an integration, and the fields of its provider, by which drafts are told apart. */
export function toListed(view: IntegrationView, fields: readonly PublicField[] | undefined): ListedIntegration {
  const { _id, name, identifier, providerId, channel, active, primary, priority, createdAt, updatedAt } = view;
  const check = view.lastCheck;
  return {
    ...{ _id, name, identifier, providerId, channel, active, primary, priority, createdAt, updatedAt },
    state: stateOf(view, fields),
    ...(view.conditions.length > 0 && { conditions: sentenceOf(view) }),
    ...(check && {
      lastCheck: { status: check.status, message: check.message, at: check.at, durationMs: check.durationMs },
    }),
    ...(view.needsCredentials && { needsCredentials: true as const }),
  };
}

function sentenceOf({ conditions }: Pick<IntegrationView, 'conditions'>): string {
  const letters = Array.from(describeConditions(conditions));
  return letters.length > LONGEST_SENTENCE ? `${letters.slice(0, LONGEST_SENTENCE).join('')}…` : letters.join('');
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
