'use server';

import { currentContext } from '@/app/current';
import { runAction } from '@/app/run-action';
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
import { AppError } from '@/lib/server/errors';
import { textOf } from '@/lib/server/outside-text';

// Bodies come as JSON text, as they come to the API: what Next makes of values on their way is not the same in all cases.

/** The API's resolve, by the same verb. `environmentId` is bound by the page, here and below. */
export async function resolveAction(environmentId: string, body: string): Promise<ActionResult<ResolveAnswer>> {
  return runAction(async (requestId) => {
    const input = parseJson(body);
    return resolveIntegration(await currentContext(requestId, textOf(environmentId)), input);
  });
}

/** Resolve with an unsaved integration among the stored ones. Body: `{ draft, query }`. */
export async function previewAction(environmentId: string, body: string): Promise<ActionResult<PreviewAnswer>> {
  return runAction(async (requestId) => {
    const { draft, query } = parseJson(body);
    return previewResolve(await currentContext(requestId, textOf(environmentId)), { draft, query });
  });
}

/** What saving a draft would change for the saved samples. Body: `{ draft }`. */
export async function compareAction(environmentId: string, body: string): Promise<ActionResult<Comparison>> {
  return runAction(async (requestId) => {
    const { draft } = parseJson(body);
    return compareSelections(await currentContext(requestId, textOf(environmentId)), { draft });
  });
}

export async function listSamplesAction(environmentId: string): Promise<ActionResult<SampleView[]>> {
  return runAction(async (requestId) => listSamples(await currentContext(requestId, textOf(environmentId))));
}

export async function saveSampleAction(environmentId: string, body: string): Promise<ActionResult<SampleView>> {
  return runAction(async (requestId) => {
    const input = parseJson(body);
    return saveSample(await currentContext(requestId, textOf(environmentId)), input);
  });
}

export async function updateSampleAction(
  environmentId: string,
  id: string,
  body: string,
): Promise<ActionResult<SampleView>> {
  return runAction(async (requestId) => {
    const input = parseJson(body);
    return updateSample(await currentContext(requestId, textOf(environmentId)), textOf(id), input);
  });
}

export async function deleteSampleAction(environmentId: string, id: string): Promise<ActionResult<null>> {
  return runAction(async (requestId) => {
    await deleteSample(await currentContext(requestId, textOf(environmentId)), textOf(id));
    return null;
  });
}

/** The JSON object of a body, as the API takes it. */
function parseJson(body: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(textOf(body));
  } catch {
    throw new AppError('bad_request', 'The body is not JSON.');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new AppError('bad_request', 'The body must be a JSON object.');
}
