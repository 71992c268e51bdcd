import type { Channel } from '@/lib/catalogue/channel';
import type { Conditions } from '@/lib/conditions/types';

import type { IntegrationBrief } from './types';

/** The fields of an integration that the selection needs. Only active ones of one environment are passed. */
export interface Candidate {
  readonly id: string;
  readonly identifier: string;
  readonly name: string;
  readonly providerId: string;
  readonly channel: Channel;
  readonly primary: boolean;
  readonly priority: number;
  readonly createdAt: Date;
  readonly conditions: Conditions;
}

type Ranked = Pick<Candidate, 'id' | 'priority' | 'createdAt'>;

/** Highest priority first, then newest (createdAt, then id). */
export function byRank(a: Ranked, b: Ranked): number {
  return b.priority - a.priority || b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1);
}

export function toBrief({ id, identifier, name, providerId, priority, primary }: Candidate): IntegrationBrief {
  return { _id: id, identifier, name, providerId, priority, primary };
}
