'use server';

import { currentContext } from '@/app/current';
import { jsonObjectSchema, referenceSchema } from '@/app/input-schemas';
import { parseInput, runAction } from '@/app/run-action';
import {
  type Comparison,
  compareSelections,
  type PreviewAnswer,
  previewResolve,
} from '@/lib/integrations/select/preview';
import { type ResolveAnswer, resolveIntegration } from '@/lib/integrations/select/resolve';
import { deleteSample, listSamples, saveSample, updateSample } from '@/lib/samples/service';
import type { SampleView } from '@/lib/samples/types';
import type { ActionResult } from '@/lib/server/action-result';

// Bodies come as JSON text, as they come to the API: what Next makes of values on their way is not the same in all cases.

/** The API's resolve, by the same verb. `environmentId` is bound by the page, here and below. */
export async function resolveAction(environmentId: string, body: string): Promise<ActionResult<ResolveAnswer>> {
  return runAction(async () => {
    const ctx = await currentContext(environmentId);
    const input = parseInput(jsonObjectSchema, body);
    return resolveIntegration(ctx, input);
  });
}

/** Resolve with an unsaved integration among the stored ones. Body: `{ draft, query }`. */
export async function previewAction(environmentId: string, body: string): Promise<ActionResult<PreviewAnswer>> {
  return runAction(async () => {
    const ctx = await currentContext(environmentId);
    const { draft, query } = parseInput(jsonObjectSchema, body);
    return previewResolve(ctx, { draft, query });
  });
}

/** What saving a draft would change for the saved samples. Body: `{ draft }`. */
export async function compareAction(environmentId: string, body: string): Promise<ActionResult<Comparison>> {
  return runAction(async () => {
    const ctx = await currentContext(environmentId);
    const { draft } = parseInput(jsonObjectSchema, body);
    return compareSelections(ctx, { draft });
  });
}

export async function listSamplesAction(environmentId: string): Promise<ActionResult<SampleView[]>> {
  return runAction(async () => listSamples(await currentContext(environmentId)));
}

export async function saveSampleAction(environmentId: string, body: string): Promise<ActionResult<SampleView>> {
  return runAction(async () => {
    const ctx = await currentContext(environmentId);
    const input = parseInput(jsonObjectSchema, body);
    return saveSample(ctx, input);
  });
}

export async function updateSampleAction(
  environmentId: string,
  id: string,
  body: string,
): Promise<ActionResult<SampleView>> {
  return runAction(async () => {
    const ctx = await currentContext(environmentId);
    const input = parseInput(jsonObjectSchema, body);
    return updateSample(ctx, parseInput(referenceSchema, id, 'id'), input);
  });
}

export async function deleteSampleAction(environmentId: string, id: string): Promise<ActionResult<null>> {
  return runAction(async () => {
    await deleteSample(await currentContext(environmentId), parseInput(referenceSchema, id, 'id'));
    return null;
  });
}
