'use server';

import { revalidatePath } from 'next/cache';

import { actionContext } from '@/app/current';
import { referenceSchema } from '@/app/input-schemas';
import { parseInput, runAction } from '@/app/run-action';
import type { CreateApiKey } from '@/lib/api-keys/schema';
import { createApiKey, revokeApiKey } from '@/lib/api-keys/service';
import type { CreatedApiKey } from '@/lib/api-keys/types';
import type { ActionResult } from '@/lib/server/action-result';

export async function createApiKeyAction(input: CreateApiKey): Promise<ActionResult<CreatedApiKey>> {
  return runAction(async () => {
    const created = await createApiKey(await actionContext(), input);
    revalidatePath('/[environment]/settings/api-keys', 'page');
    return created;
  });
}

export async function revokeApiKeyAction(id: string): Promise<ActionResult<null>> {
  return runAction(async () => {
    await revokeApiKey(await actionContext(), parseInput(referenceSchema, id, 'id'));
    revalidatePath('/[environment]/settings/api-keys', 'page');
    return null;
  });
}
