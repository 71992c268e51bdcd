import { isUuid } from '@/lib/catalogue/uuid';
import { db } from '@/lib/server/db';
import type { Transaction } from '@/lib/server/transaction';

import type { EnvironmentRow } from './types';

/** The environments of an organization, in the order they were made. */
export async function listEnvironments(organizationId: string): Promise<EnvironmentRow[]> {
  return db().environment.findMany({ where: { organizationId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
}

/** One environment of an organization, or null. */
export async function findEnvironment(organizationId: string, id: string): Promise<EnvironmentRow | null> {
  if (!isUuid(id)) return null;
  return db().environment.findFirst({ where: { organizationId, id } });
}

export async function insertEnvironment(
  tx: Transaction,
  row: Pick<EnvironmentRow, 'id' | 'organizationId' | 'name' | 'color' | 'fingerprintKey' | 'createdAt'>,
): Promise<void> {
  await tx.environment.create({ data: row });
}

export async function updateEnvironment(
  tx: Transaction,
  id: string,
  data: Pick<EnvironmentRow, 'name' | 'color'>,
): Promise<void> {
  await tx.environment.update({ where: { id }, data });
}

/** Whether a write failed because another environment of the organization has the name. */
export function isNameTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
