'use server';

import { currentContext } from '@/app/current';
import { runAction } from '@/app/run-action';
import { cancelRotation, continueRotation, startRotation } from '@/lib/encryption/rotation';
import type { RotationProgress } from '@/lib/encryption/types';
import type { ActionResult } from '@/lib/server/action-result';

export async function startRotationAction(): Promise<ActionResult<RotationProgress>> {
  return runAction(async (requestId) => startRotation(await currentContext(requestId)));
}

export async function continueRotationAction(token: string): Promise<ActionResult<RotationProgress>> {
  return runAction(async (requestId) => continueRotation(await currentContext(requestId), token));
}

export async function cancelRotationAction(token: string): Promise<ActionResult<null>> {
  return runAction(async (requestId) => {
    await cancelRotation(await currentContext(requestId), token);
    return null;
  });
}
