import { compareAction } from '@/app/(dashboard)/[environment]/playground/actions';
import { attributesOf } from '@/components/conditions/state/known-attributes';
import type { ConditionTools } from '@/components/integrations/form/conditions-section';
import { listSamples } from '@/lib/samples/service';
import type { Context } from '@/lib/server/context';

import { selectionWarningsAction } from './actions';

/** The environment's data and actions for the conditions builder of a form. */
export async function conditionTools(ctx: Context): Promise<ConditionTools> {
  const samples = await listSamples(ctx);
  return {
    warningsAction: selectionWarningsAction.bind(null, ctx.environmentId),
    compareAction: compareAction.bind(null, ctx.environmentId),
    knownAttributes: attributesOf(samples.map(({ context }) => context)),
  };
}
