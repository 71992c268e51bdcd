'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';

import { queryData } from '@/components/actions/query-action';
import { useAfterPause } from '@/components/ui/use-after-pause';
import { identifierComplaint } from '@/lib/integrations/identifier';
import type { ActionResult } from '@/lib/server/action-result';

export type IdentifierState = 'empty' | 'invalid' | 'checking' | 'available' | 'taken' | 'unknown';

export type IdentifierAction = (identifier: string) => Promise<ActionResult<{ available: boolean }>>;

/** Other people create integrations too, so a result is reused only briefly. */
const FRESH_MS = 10_000;

const keyOf = (environmentId: string, identifier: string) =>
  ['identifier-available', environmentId, identifier] as const;

const PAUSE_MS = 300;

/** Whether an identifier is free in an environment. Requested after a pause in typing. */
export function useIdentifierCheck(
  identifier: string,
  environmentId: string,
  action: IdentifierAction,
): IdentifierState {
  const settled = useAfterPause(identifier, PAUSE_MS);
  const isValid = identifierComplaint(identifier) === null;
  const { data, isError, isFetching } = useQuery({
    queryKey: keyOf(environmentId, settled),
    queryFn: () => askAvailable(action, settled),
    enabled: isValid && settled === identifier,
    staleTime: FRESH_MS,
    retry: false,
  });
  if (identifier === '') return 'empty';
  if (!isValid) return 'invalid';
  if (settled !== identifier || (isFetching && data === undefined)) return 'checking';
  if (isError || data === undefined) return 'unknown';
  return data ? 'available' : 'taken';
}

/** Returns the result of the last check, without a new request. */
export function useIsKnownTaken(environmentId: string): (identifier: string) => boolean {
  const queries = useQueryClient();
  return (identifier) => queries.getQueryData(keyOf(environmentId, identifier)) === false;
}

async function askAvailable(action: IdentifierAction, identifier: string): Promise<boolean> {
  return (await queryData(() => action(identifier))).available;
}
