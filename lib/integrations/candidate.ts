import type { CandidateRow } from './repository';
import type { Candidate } from '@/lib/integrations/select/select';
import type { IntegrationBrief } from './types';

/** A row as the choice of an integration sees it: the same object, because thousands are kept. */
export function toCandidate(row: CandidateRow): Candidate {
  return row as unknown as Candidate;
}

export function toBrief({ id, identifier, name, providerId, priority, primary }: Candidate): IntegrationBrief {
  return { _id: id, identifier, name, providerId, priority, primary };
}
