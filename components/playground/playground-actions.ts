import type { Comparison, PreviewAnswer } from '@/lib/integrations/select/preview';
import type { ResolveAnswer } from '@/lib/integrations/select/resolve';
import type { SampleView } from '@/lib/samples/types';
import type { ActionResult } from '@/lib/server/action-result';

/** The playground's server actions, bound to the environment that the page was rendered for. Bodies are JSON text. */
export interface PlaygroundActions {
  readonly resolve: (body: string) => Promise<ActionResult<ResolveAnswer>>;
  readonly preview: (body: string) => Promise<ActionResult<PreviewAnswer>>;
  readonly compare: CompareAction;
  readonly listSamples: () => Promise<ActionResult<SampleView[]>>;
  readonly saveSample: (body: string) => Promise<ActionResult<SampleView>>;
  readonly updateSample: (id: string, body: string) => Promise<ActionResult<SampleView>>;
  readonly deleteSample: (id: string) => Promise<ActionResult<null>>;
}

export type CompareAction = (body: string) => Promise<ActionResult<Comparison>>;
