'use server';

import { revalidatePath } from 'next/cache';

import { currentContext } from '@/app/current';
import { runAction } from '@/app/run-action';
import type { CreateApiKey } from '@/lib/api-keys/schema';
import { createApiKey, revokeApiKey } from '@/lib/api-keys/service';
import type { CreatedApiKey } from '@/lib/api-keys/types';
import type { ActionResult } from '@/lib/server/action-result';
import { textOf } from '@/lib/server/outside-text';

export async function createApiKeyAction(input: CreateApiKey): Promise<ActionResult<CreatedApiKey>> {
  return runAction(async (requestId) => {
    const created = await createApiKey(await currentContext(requestId), input);
    revalidatePath('/settings/api-keys');
    return created;
  });
}

export async function revokeApiKeyAction(id: string): Promise<ActionResult<null>> {
  return runAction(async (requestId) => {
    await revokeApiKey(await currentContext(requestId), textOf(id));
    revalidatePath('/settings/api-keys');
    return null;
  });
}
