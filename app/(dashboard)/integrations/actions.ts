'use server';

import { currentContext } from '@/app/current';
import { runAction } from '@/app/run-action';
import type { UpdateRequest } from '@/components/integrations/edit/use-edit-form';
import { getIntegration } from '@/lib/integrations/read/get-and-list';
import { previewSelectionWarnings } from '@/lib/integrations/select/review';
import type { SelectionWarning } from '@/lib/integrations/select/warnings';
import { fingerprintKeyOf } from '@/lib/environments/fingerprint';
import { createIntegration, isIdentifierFree } from '@/lib/integrations/write/create';
import type { IntegrationView } from '@/lib/integrations/types';
import { updateIntegration } from '@/lib/integrations/write/update';
import type { ActionResult } from '@/lib/server/action-result';
import { invalid } from '@/lib/server/errors';
import { optionalText, textOf } from '@/lib/server/outside-text';

/** A create as the form sends it: the API's body, and beside it what only the dashboard has. */
export interface CreateIntegrationForm {
  readonly idempotencyKey: string;
  readonly primary: boolean;
  /** Empty: the server makes one from the name. */
  readonly identifier: string;
  readonly [field: string]: unknown;
}

/** `environmentId` is bound by the page: another tab may have switched since the form was opened. */
export async function createIntegrationAction(
  environmentId: string,
  input: CreateIntegrationForm,
): Promise<ActionResult<IntegrationView>> {
  return runAction(async (requestId) => {
    const { idempotencyKey, primary, identifier, ...rest } = input;
    if (typeof idempotencyKey !== 'string' || !/^[\w-]{1,255}$/.test(idempotencyKey))
      throw invalid('idempotencyKey', 'The form sent no valid key.');
    const ctx = await currentContext(requestId, textOf(environmentId));
    const idempotency = {
      method: 'ACTION',
      path: 'createIntegration',
      key: idempotencyKey,
      body: input,
      status: 201,
      digestKey: () => fingerprintKeyOf(ctx.organizationId, ctx.environmentId),
    };
    const body = identifier === '' ? rest : { ...rest, identifier };
    const { value } = await createIntegration(ctx, body, { idempotency, primary: primary === true });
    return value;
  });
}

/** Whether an identifier is free, for the form to say so while it is typed. */
export async function checkIdentifierAction(
  environmentId: string,
  identifier: string,
): Promise<ActionResult<{ available: boolean }>> {
  return runAction(async (requestId) => {
    const ctx = await currentContext(requestId, textOf(environmentId));
    return { available: await isIdentifierFree(ctx, textOf(identifier)) };
  });
}

/** What saving a draft would bring among the environment's other integrations, for the form to warn of it. */
export async function selectionWarningsAction(
  environmentId: string,
  draft: object,
): Promise<ActionResult<SelectionWarning[]>> {
  return runAction(async (requestId) => {
    const ctx = await currentContext(requestId, textOf(environmentId));
    return previewSelectionWarnings(ctx, draft);
  });
}

/** Changes what the form changed, unless somebody else saved meanwhile. */
export async function updateIntegrationAction(
  environmentId: string,
  input: UpdateRequest,
): Promise<ActionResult<IntegrationView>> {
  return runAction(async (requestId) => {
    const { id, updatedAt, body, primary, successorId } = input;
    const time = Date.parse(textOf(updatedAt));
    const ctx = await currentContext(requestId, textOf(environmentId));
    return updateIntegration(ctx, textOf(id), body, {
      ifMatch: new Date(Number.isNaN(time) ? 0 : time),
      primary: primary === true,
      successorId: optionalText(successorId),
    });
  });
}

/** What is stored now, for a form whose values are out of date. */
export async function readIntegrationAction(environmentId: string, id: string): Promise<ActionResult<IntegrationView>> {
  return runAction(async (requestId) =>
    getIntegration(await currentContext(requestId, textOf(environmentId)), textOf(id)),
  );
}
