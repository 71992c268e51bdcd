import type { PublicField } from '@/lib/catalogue/public-provider';
import { describeConditions } from '@/lib/conditions/describe/describe';
import type { IntegrationView } from '@/lib/integrations/types';

import { stateOf } from './integration-state';
import type { ListedIntegration } from './listed-integration';

const LONGEST_SENTENCE = 240;

/** In: an integration, and its provider's fields, which identify drafts. */
export function toListed(view: IntegrationView, fields: readonly PublicField[] | undefined): ListedIntegration {
  const { _id, name, identifier, providerId, channel, active, primary, priority, createdAt, updatedAt } = view;
  const check = view.lastCheck;
  return {
    _id,
    name,
    identifier,
    providerId,
    channel,
    active,
    primary,
    priority,
    createdAt,
    updatedAt,
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
