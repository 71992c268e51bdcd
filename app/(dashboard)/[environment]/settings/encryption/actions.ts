'use server';

import { actionContext } from '@/app/current';
import { referenceSchema } from '@/app/input-schemas';
import { parseInput, runAction } from '@/app/run-action';
import { cancelRotation, continueRotation, startRotation } from '@/lib/encryption/rotation';
import type { RotationProgress } from '@/lib/encryption/types';
import type { ActionResult } from '@/lib/server/action-result';

export async function startRotationAction(): Promise<ActionResult<RotationProgress>> {
  return runAction(async () => startRotation(await actionContext()));
}

export async function continueRotationAction(token: string): Promise<ActionResult<RotationProgress>> {
  return runAction(async () => continueRotation(await actionContext(), parseInput(referenceSchema, token, 'token')));
}

export async function cancelRotationAction(token: string): Promise<ActionResult<null>> {
  return runAction(async () => {
    await cancelRotation(await actionContext(), parseInput(referenceSchema, token, 'token'));
    return null;
  });
}
