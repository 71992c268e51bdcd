import { useQuery, useQueryClient } from '@tanstack/react-query';

import { type Answer, callAction } from '@/components/actions/call-action';
import { queryData } from '@/components/actions/query-action';
import type { SampleView } from '@/lib/samples/types';
import type { ActionResult } from '@/lib/server/action-result';

import type { PlaygroundActions } from './playground-actions';

export interface Samples {
  readonly samples: readonly SampleView[];
  /** `context` is JSON text. */
  readonly save: (name: string, context: string) => Promise<Answer<SampleView>>;
  readonly update: (id: string, changes: { name?: string; context?: string }) => Promise<Answer<SampleView>>;
  readonly remove: (id: string) => Promise<Answer<null>>;
}

/** The environment's saved contexts, and their actions. */
export function useSamples(
  environmentId: string,
  initial: readonly SampleView[],
  actions: Pick<PlaygroundActions, 'listSamples' | 'saveSample' | 'updateSample' | 'deleteSample'>,
): Samples {
  const queries = useQueryClient();
  const queryKey = ['samples', environmentId];
  const { data } = useQuery({
    queryKey,
    queryFn: () => queryData<readonly SampleView[]>(actions.listSamples),
    initialData: initial,
    retry: false,
  });
  async function change<T>(call: () => Promise<ActionResult<T>>): Promise<Answer<T>> {
    const answer = await callAction(call);
    await queries.invalidateQueries({ queryKey });
    return answer;
  }
  return {
    samples: data,
    save: (name, context) => change(() => actions.saveSample(`{"name":${JSON.stringify(name)},"context":${context}}`)),
    update: (id, { name, context }) => {
      const fields = [
        ...(name === undefined ? [] : [`"name":${JSON.stringify(name)}`]),
        ...(context === undefined ? [] : [`"context":${context}`]),
      ];
      return change(() => actions.updateSample(id, `{${fields.join(',')}}`));
    },
    remove: (id) => change(() => actions.deleteSample(id)),
  };
}
