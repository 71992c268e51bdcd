import type { Channel } from '@/lib/catalogue/channel';
import type { Conditions } from '@/lib/conditions/types';

import type { IntegrationRow } from './repository';
import type { Candidate } from './selection';
import type { IntegrationBrief } from './types';

/** A row as the choice of an integration sees it. */
export function toCandidate(row: IntegrationRow): Candidate {
  return { ...row, channel: row.channel as Channel, conditions: row.conditions as unknown as Conditions };
}

export function toBrief({ id, identifier, name, providerId, priority, primary }: Candidate): IntegrationBrief {
  return { _id: id, identifier, name, providerId, priority, primary };
}
