'use server';

import { revalidatePath } from 'next/cache';

import { currentContext } from '@/app/current';
import { runAction } from '@/app/run-action';
import type { ActionResult } from '@/lib/server/action-result';
import { applyCopy, applyImport, planCopy, planImport } from '@/lib/transfers/service';
import type { TransferPlan, TransferResult } from '@/lib/transfers/types';
import { textOf } from '@/lib/server/outside-text';

export async function planImportAction(environmentId: string, input: unknown): Promise<ActionResult<TransferPlan>> {
  return runAction(async (requestId) => planImport(await currentContext(requestId, textOf(environmentId)), input));
}

export async function applyImportAction(environmentId: string, input: unknown): Promise<ActionResult<TransferResult>> {
  return runAction(async (requestId) => {
    const result = await applyImport(await currentContext(requestId, textOf(environmentId)), input);
    revalidatePath('/', 'layout');
    return result;
  });
}

export async function planCopyAction(from: string, to: string, input: unknown): Promise<ActionResult<TransferPlan>> {
  return runAction(async (requestId) => planCopy(await bothContexts(requestId, from, to), input));
}

export async function applyCopyAction(from: string, to: string, input: unknown): Promise<ActionResult<TransferResult>> {
  return runAction(async (requestId) => {
    const result = await applyCopy(await bothContexts(requestId, from, to), input);
    revalidatePath('/', 'layout');
    return result;
  });
}

async function bothContexts(requestId: string, from: string, to: string) {
  return { from: await currentContext(requestId, textOf(from)), to: await currentContext(requestId, textOf(to)) };
}
