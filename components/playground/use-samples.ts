import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SampleView } from '@/lib/samples/types';
import type { ActionResult } from '@/lib/server/action-result';
import type { PlaygroundActions } from './playground-actions';

export interface Samples {
  readonly samples: readonly SampleView[];
  /** `context` is JSON text. */
  readonly save: (name: string, context: string) => Promise<ActionResult<SampleView>>;
  readonly update: (id: string, changes: { name?: string; context?: string }) => Promise<ActionResult<SampleView>>;
  readonly remove: (id: string) => Promise<ActionResult<null>>;
}

const UNREACHABLE = {
  ok: false,
  error: { code: 'unavailable', message: 'The server could not be reached. Try again.', requestId: '' },
} as const;

/** The environment's saved contexts, and what can be done with them. */
export function useSamples(
  environmentId: string,
  initial: readonly SampleView[],
  actions: Pick<PlaygroundActions, 'listSamples' | 'saveSample' | 'updateSample' | 'deleteSample'>,
): Samples {
  const queries = useQueryClient();
  const queryKey = ['samples', environmentId];
  const { data } = useQuery({ queryKey, queryFn: () => list(actions), initialData: initial, retry: false });
  async function change<T>(work: Promise<ActionResult<T>>): Promise<ActionResult<T>> {
    const result = await work.catch(() => UNREACHABLE);
    await queries.invalidateQueries({ queryKey });
    return result;
  }
  return {
    samples: data,
    save: (name, context) => change(actions.saveSample(`{"name":${JSON.stringify(name)},"context":${context}}`)),
    update: (id, { name, context }) => {
      const fields = [
        ...(name === undefined ? [] : [`"name":${JSON.stringify(name)}`]),
        ...(context === undefined ? [] : [`"context":${context}`]),
      ];
      return change(actions.updateSample(id, `{${fields.join(',')}}`));
    },
    remove: (id) => change(actions.deleteSample(id)),
  };
}

async function list({ listSamples }: Pick<PlaygroundActions, 'listSamples'>): Promise<readonly SampleView[]> {
  const result = await listSamples();
  if (!result.ok) throw new Error(result.error.message);
  return result.data;
}
