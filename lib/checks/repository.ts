import 'server-only';

import { db } from '@/lib/server/database/db';
import type { Transaction } from '@/lib/server/database/transaction';
import type { IntegrationCheck } from '@/lib/server/generated/client';

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

/** How many checks of an integration are kept. */
const KEPT_CHECKS = 30;

/** Adds a check to its integration's history, and removes the oldest ones above the limit. */
export async function insertCheck(tx: Transaction, { verdict, ...row }: NewCheck): Promise<void> {
  const { integrationId } = row;
  await tx.integrationCheck.create({ data: { ...row, verdict: { ...verdict } } });
  await tx.$executeRaw`
    DELETE FROM integration_checks WHERE integration_id = ${integrationId}::uuid AND id NOT IN (
      SELECT id FROM integration_checks WHERE integration_id = ${integrationId}::uuid
      ORDER BY created_at DESC, id DESC LIMIT ${KEPT_CHECKS})`;
}

/** The stored checks of an integration, newest first. */
export async function listChecks(integrationId: string): Promise<CheckRow[]> {
  return db().integrationCheck.findMany({
    where: { integrationId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: KEPT_CHECKS,
  });
}
