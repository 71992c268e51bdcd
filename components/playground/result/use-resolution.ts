import { keepPreviousData, useQuery } from '@tanstack/react-query';

import type { Answer } from '@/components/actions/call-action';
import { queryAnswer } from '@/components/actions/query-action';
import type { PlaygroundActions } from '@/components/playground/playground-actions';
import { requestBody, type PlaygroundState, type Resolution } from '@/components/playground/playground-state';
import { useAfterPause } from '@/components/ui/use-after-pause';
import type { ActionResult } from '@/lib/server/action-result';

const PAUSE_MS = 250;

export interface ResolutionState {
  /** The last answer, also while the next request is running. */
  readonly answer: Answer<Resolution> | undefined;
  readonly isUpdating: boolean;
  /** Why there is no answer to what is asked now. */
  readonly failure: string | undefined;
  readonly retry: () => void;
}

/** Requests the API's answer after every pause in typing. No requests while `isAsked` is false. */
export function useResolution(
  state: PlaygroundState,
  environmentId: string,
  actions: Pick<PlaygroundActions, 'resolve' | 'preview'>,
  isAsked: boolean,
): ResolutionState {
  const query = requestBody(state);
  const body = state.draft ? `{"draft":${JSON.stringify(state.draft)},"query":${query}}` : query;
  const isPreview = state.draft !== undefined;
  const key = JSON.stringify([environmentId, isPreview, body]);
  const settled = useAfterPause(key, PAUSE_MS);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['playground', environmentId, isPreview, body],
    queryFn: () => queryAnswer<Resolution>(() => (isPreview ? actions.preview(body) : ask(actions, body))),
    enabled: isAsked && settled === key,
    // An answer from another environment must not show, not even briefly.
    placeholderData: (previous, of) => (of?.queryKey[1] === environmentId ? keepPreviousData(previous) : undefined),
    staleTime: 0,
    gcTime: 60_000,
    retry: false,
  });
  return {
    answer: data,
    isUpdating: isAsked && (isFetching || settled !== key),
    failure: error?.message,
    retry: () => void refetch(),
  };
}

async function ask({ resolve }: Pick<PlaygroundActions, 'resolve'>, body: string): Promise<ActionResult<Resolution>> {
  const result = await resolve(body);
  return result.ok ? { ok: true, data: { ...result.data, candidates: result.data.candidates ?? [] } } : result;
}
