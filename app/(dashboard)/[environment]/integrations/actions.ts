'use server';

import { z } from 'zod';

import { actionContext } from '@/app/current';
import { referenceSchema } from '@/app/input-schemas';
import { parseInput, runAction } from '@/app/run-action';
import type { UpdateRequest } from '@/components/integrations/edit/use-edit-form';
import type { CreateInput } from '@/components/integrations/form/form-values';
import { fingerprintKeyOf } from '@/lib/environments/fingerprint';
import { getIntegration } from '@/lib/integrations/read/get-and-list';
import { previewSelectionWarnings } from '@/lib/integrations/select/review';
import type { SelectionWarning } from '@/lib/integrations/select/warnings';
import type { IntegrationView } from '@/lib/integrations/types';
import { createIntegration, isIdentifierFree } from '@/lib/integrations/write/create';
import { updateIntegration } from '@/lib/integrations/write/update';
import type { ActionResult } from '@/lib/server/action-result';

/** A create request from the form: the API's body plus fields that only the dashboard has. */
const createFormSchema = z.looseObject({
  idempotencyKey: z.string().regex(/^[\w-]{1,255}$/, { error: 'The form sent no valid key.' }),
  primary: z.boolean().default(false),
  /** Empty: the server derives an identifier from the name. */
  identifier: z.string().default(''),
});

/** An update request from the form: the API's body plus fields that only the dashboard has. */
const updateFormSchema = z.object({
  id: referenceSchema,
  updatedAt: z.iso.datetime().transform((text) => new Date(text)),
  body: z.unknown(),
  primary: z.boolean().default(false),
  successorId: referenceSchema.optional(),
});

/** The page binds `environmentId`: another tab may have switched since the form opened. */
export async function createIntegrationAction(
  environmentId: string,
  input: CreateInput,
): Promise<ActionResult<IntegrationView>> {
  return runAction(async () => {
    const ctx = await actionContext(environmentId);
    const form = parseInput(createFormSchema, input);
    const { idempotencyKey, primary, identifier, ...rest } = form;
    const idempotency = {
      method: 'ACTION',
      path: 'createIntegration',
      key: idempotencyKey,
      body: form,
      status: 201,
      digestKey: () => fingerprintKeyOf(ctx.organizationId, ctx.environmentId),
    };
    const body = identifier === '' ? rest : { ...rest, identifier };
    const { value } = await createIntegration(ctx, body, { idempotency, primary });
    return value;
  });
}

/** Reports whether an identifier is free, for the form to show while the person types. */
export async function checkIdentifierAction(
  environmentId: string,
  identifier: string,
): Promise<ActionResult<{ available: boolean }>> {
  return runAction(async () => {
    const ctx = await actionContext(environmentId);
    return { available: await isIdentifierFree(ctx, parseInput(referenceSchema, identifier, 'identifier')) };
  });
}

/** The warnings that saving a draft would cause among the environment's integrations. */
export async function selectionWarningsAction(
  environmentId: string,
  draft: object,
): Promise<ActionResult<SelectionWarning[]>> {
  return runAction(async () => {
    const ctx = await actionContext(environmentId);
    return previewSelectionWarnings(ctx, draft);
  });
}

/** Saves the form's changes, unless someone else saved in the meantime. */
export async function updateIntegrationAction(
  environmentId: string,
  input: UpdateRequest,
): Promise<ActionResult<IntegrationView>> {
  return runAction(async () => {
    const ctx = await actionContext(environmentId);
    const { id, updatedAt, body, primary, successorId } = parseInput(updateFormSchema, input);
    return updateIntegration(ctx, id, body, { ifMatch: [updatedAt], primary, successorId });
  });
}

/** Reads the stored integration, for a form whose values are out of date. */
export async function readIntegrationAction(environmentId: string, id: string): Promise<ActionResult<IntegrationView>> {
  return runAction(async () =>
    getIntegration(await actionContext(environmentId), parseInput(referenceSchema, id, 'id')),
  );
}
