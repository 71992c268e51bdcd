'use server';

import { actionContext } from '@/app/current';
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

// Bodies are JSON text, as in the API: Next's own encoding of arguments does not preserve every value.

/** The API's resolve, through the same verb. The page binds `environmentId`, here and below. */
export async function resolveAction(environmentId: string, body: string): Promise<ActionResult<ResolveAnswer>> {
  return runAction(async () => {
    const ctx = await actionContext(environmentId);
    const input = parseInput(jsonObjectSchema, body);
    return resolveIntegration(ctx, input);
  });
}

/** Resolves with an unsaved integration among the stored ones. Body: `{ draft, query }`. */
export async function previewAction(environmentId: string, body: string): Promise<ActionResult<PreviewAnswer>> {
  return runAction(async () => {
    const ctx = await actionContext(environmentId);
    const { draft, query } = parseInput(jsonObjectSchema, body);
    return previewResolve(ctx, { draft, query });
  });
}

/** The effect of saving a draft on the saved samples. Body: `{ draft }`. */
export async function compareAction(environmentId: string, body: string): Promise<ActionResult<Comparison>> {
  return runAction(async () => {
    const ctx = await actionContext(environmentId);
    const { draft } = parseInput(jsonObjectSchema, body);
    return compareSelections(ctx, { draft });
  });
}

export async function listSamplesAction(environmentId: string): Promise<ActionResult<SampleView[]>> {
  return runAction(async () => listSamples(await actionContext(environmentId)));
}

export async function saveSampleAction(environmentId: string, body: string): Promise<ActionResult<SampleView>> {
  return runAction(async () => {
    const ctx = await actionContext(environmentId);
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
    const ctx = await actionContext(environmentId);
    const input = parseInput(jsonObjectSchema, body);
    return updateSample(ctx, parseInput(referenceSchema, id, 'id'), input);
  });
}

export async function deleteSampleAction(environmentId: string, id: string): Promise<ActionResult<null>> {
  return runAction(async () => {
    await deleteSample(await actionContext(environmentId), parseInput(referenceSchema, id, 'id'));
    return null;
  });
}
