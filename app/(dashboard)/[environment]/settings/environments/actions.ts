'use server';

import { revalidatePath } from 'next/cache';

import { actionContext } from '@/app/current';
import { referenceSchema } from '@/app/input-schemas';
import { parseInput, runAction } from '@/app/run-action';
import type { CreateEnvironment } from '@/lib/environments/schema';
import { createEnvironment, updateEnvironment } from '@/lib/environments/service';
import type { EnvironmentView } from '@/lib/environments/types';
import type { ActionResult } from '@/lib/server/action-result';

export async function createEnvironmentAction(input: CreateEnvironment): Promise<ActionResult<EnvironmentView>> {
  return runAction(async () => {
    const { value } = await createEnvironment(await actionContext(), input);
    revalidatePath('/', 'layout');
    return value;
  });
}

export async function updateEnvironmentAction(
  id: string,
  input: CreateEnvironment,
): Promise<ActionResult<EnvironmentView>> {
  return runAction(async () => {
    const updated = await updateEnvironment(await actionContext(), parseInput(referenceSchema, id, 'id'), input);
    // The header of every page shows the name and the color.
    revalidatePath('/', 'layout');
    return updated;
  });
}
