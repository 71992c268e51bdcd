'use server';

import { revalidatePath } from 'next/cache';

import { actionContext } from '@/app/current';
import { runAction } from '@/app/run-action';
import type { ActionResult } from '@/lib/server/action-result';
import { applyCopy, applyImport, planCopy, planImport } from '@/lib/transfers/service';
import type { TransferPlan, TransferResult } from '@/lib/transfers/types';

export async function planImportAction(environmentId: string, input: unknown): Promise<ActionResult<TransferPlan>> {
  return runAction(async () => planImport(await actionContext(environmentId), input));
}

export async function applyImportAction(environmentId: string, input: unknown): Promise<ActionResult<TransferResult>> {
  return runAction(async () => {
    const result = await applyImport(await actionContext(environmentId), input);
    revalidatePath('/', 'layout');
    return result;
  });
}

export async function planCopyAction(from: string, to: string, input: unknown): Promise<ActionResult<TransferPlan>> {
  return runAction(async () => planCopy(await bothContexts(from, to), input));
}

export async function applyCopyAction(from: string, to: string, input: unknown): Promise<ActionResult<TransferResult>> {
  return runAction(async () => {
    const result = await applyCopy(await bothContexts(from, to), input);
    revalidatePath('/', 'layout');
    return result;
  });
}

async function bothContexts(from: string, to: string) {
  return { from: await actionContext(from), to: await actionContext(to) };
}
