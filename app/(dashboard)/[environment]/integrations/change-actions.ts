'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';

import { actionContext } from '@/app/current';
import { referenceSchema } from '@/app/input-schemas';
import { origin } from '@/app/own-address';
import { parseInput, runAction } from '@/app/run-action';
import { storedAsCode } from '@/components/integrations/code/integration-code';
import { toPublicProvider } from '@/lib/catalogue/public-provider';
import { applyBulkChange, requireBulkChanges } from '@/lib/integrations/bulk/apply-change';
import { getIntegration } from '@/lib/integrations/read/get-and-list';
import type { IntegrationView } from '@/lib/integrations/types';
import { duplicateIntegration } from '@/lib/integrations/write/duplicate';
import { deleteIntegration } from '@/lib/integrations/write/remove';
import { orderIntegrations, setPrimaryIntegration } from '@/lib/integrations/write/set-primary';
import { updateIntegration } from '@/lib/integrations/write/update';
import { findProvider } from '@/lib/providers';
import type { ActionResult } from '@/lib/server/action-result';
import type { Context } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';

const languageSchema = z.enum(['curl', 'novu']);
const successorSchema = referenceSchema.optional();
import type { BulkChange } from '@/lib/integrations/bulk/plan-changes';

export async function setActiveAction(
  environmentId: string,
  id: string,
  active: boolean,
  successorId?: string,
): Promise<ActionResult<IntegrationView>> {
  return changeList(environmentId, (ctx) =>
    updateIntegration(
      ctx,
      parseInput(referenceSchema, id, 'id'),
      { active },
      { successorId: parseInput(successorSchema, successorId, 'successorId') },
    ),
  );
}

export async function setPrimaryAction(environmentId: string, id: string): Promise<ActionResult<IntegrationView>> {
  return changeList(
    environmentId,
    async (ctx) => (await setPrimaryIntegration(ctx, parseInput(referenceSchema, id, 'id'))).value,
  );
}

export async function orderIntegrationsAction(
  environmentId: string,
  channel: string,
  ids: readonly string[],
): Promise<ActionResult<null>> {
  return changeList(environmentId, async (ctx) => {
    await orderIntegrations(ctx, { channel, ids });
    return null;
  });
}

export async function duplicateIntegrationAction(
  environmentId: string,
  id: string,
): Promise<ActionResult<IntegrationView>> {
  return changeList(environmentId, (ctx) => duplicateIntegration(ctx, parseInput(referenceSchema, id, 'id')));
}

export async function deleteIntegrationAction(
  environmentId: string,
  id: string,
  successorId?: string,
): Promise<ActionResult<IntegrationView>> {
  return changeList(environmentId, (ctx) =>
    deleteIntegration(ctx, parseInput(referenceSchema, id, 'id'), {
      successorId: parseInput(successorSchema, successorId, 'successorId'),
    }),
  );
}

/**
 * Applies several changes in order, each with the verb for a single change. A refused change does not stop the rest.
 * Returns one result per change. The page reloads its list after the last batch.
 */
export async function changeManyAction(
  environmentId: string,
  changes: readonly BulkChange[],
): Promise<ActionResult<readonly ActionResult<null>[]>> {
  return runAction(async () => {
    const ctx = await actionContext(environmentId);
    const answers: ActionResult<null>[] = [];
    for (const change of requireBulkChanges(ctx, changes))
      answers.push(
        await runAction(async () => {
          await applyBulkChange({ ...ctx, now: new Date() }, change);
          return null;
        }),
      );
    return answers;
  });
}

/** The request that would create a stored integration, as code. Variables replace its secrets. */
export async function integrationCodeAction(
  environmentId: string,
  id: string,
  language: 'curl' | 'novu',
): Promise<ActionResult<string>> {
  return runAction(async () => {
    const integration = await getIntegration(await actionContext(environmentId), parseInput(referenceSchema, id, 'id'));
    const provider = findProvider(integration.providerId);
    if (!provider) throw new AppError('conflict', 'The provider of this integration is no longer known here.');
    return storedAsCode(
      integration,
      toPublicProvider(provider),
      await origin(),
      parseInput(languageSchema, language, 'language'),
    );
  });
}

/** Runs a verb and returns its result with the new list. */
function changeList<T>(environmentId: string, work: (ctx: Context) => Promise<T>): Promise<ActionResult<T>> {
  return runAction(async () => {
    const value = await work(await actionContext(environmentId));
    revalidatePath('/[environment]/integrations', 'page');
    return value;
  });
}
