import { db } from '@/lib/server/db';
import type { IntegrationCheck } from '@/lib/server/generated/client';
import type { Transaction } from '@/lib/server/transaction';

import type { CheckVerdict } from './types';

export type CheckRow = IntegrationCheck;

export interface NewCheck {
  readonly id: string;
  readonly integrationId: string;
  readonly actorType: string;
  readonly actorId: string | null;
  readonly verdict: CheckVerdict;
  readonly createdAt: Date;
}

export async function insertCheck(tx: Transaction, { verdict, ...row }: NewCheck): Promise<void> {
  await tx.integrationCheck.create({ data: { ...row, verdict: { ...verdict } } });
}

/** The last checks of an integration, newest first. */
export async function listChecks(integrationId: string, take: number): Promise<CheckRow[]> {
  return db().integrationCheck.findMany({
    where: { integrationId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take,
  });
}
