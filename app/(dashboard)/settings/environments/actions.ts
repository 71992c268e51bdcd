'use server';

import { revalidatePath } from 'next/cache';

import { currentContext } from '@/app/current';
import { runAction } from '@/app/run-action';
import type { CreateEnvironment } from '@/lib/environments/schema';
import { createEnvironment, updateEnvironment } from '@/lib/environments/service';
import type { EnvironmentView } from '@/lib/environments/types';
import type { ActionResult } from '@/lib/server/action-result';
import { textOf } from '@/lib/server/outside-text';

export async function createEnvironmentAction(input: CreateEnvironment): Promise<ActionResult<EnvironmentView>> {
  return runAction(async (requestId) => {
    const { value } = await createEnvironment(await currentContext(requestId), input);
    revalidatePath('/', 'layout');
    return value;
  });
}

export async function updateEnvironmentAction(
  id: string,
  input: CreateEnvironment,
): Promise<ActionResult<EnvironmentView>> {
  return runAction(async (requestId) => {
    const updated = await updateEnvironment(await currentContext(requestId), textOf(id), input);
    // The name and the colour are in the header of every page.
    revalidatePath('/', 'layout');
    return updated;
  });
}
