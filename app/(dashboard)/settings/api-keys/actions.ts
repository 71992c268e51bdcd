'use server';

import { revalidatePath } from 'next/cache';

import { currentContext } from '@/app/current';
import { referenceSchema } from '@/app/input-schemas';
import { parseInput, runAction } from '@/app/run-action';
import type { CreateApiKey } from '@/lib/api-keys/schema';
import { createApiKey, revokeApiKey } from '@/lib/api-keys/service';
import type { CreatedApiKey } from '@/lib/api-keys/types';
import type { ActionResult } from '@/lib/server/action-result';

export async function createApiKeyAction(input: CreateApiKey): Promise<ActionResult<CreatedApiKey>> {
  return runAction(async () => {
    const created = await createApiKey(await currentContext(), input);
    revalidatePath('/settings/api-keys');
    return created;
  });
}

export async function revokeApiKeyAction(id: string): Promise<ActionResult<null>> {
  return runAction(async () => {
    await revokeApiKey(await currentContext(), parseInput(referenceSchema, id, 'id'));
    revalidatePath('/settings/api-keys');
    return null;
  });
}
