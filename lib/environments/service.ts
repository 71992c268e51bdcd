import { listEnvironments as listRows } from './repository';
import type { EnvironmentColor, EnvironmentView } from './types';

/** The environments of an organization, in the order they were made. */
export async function listEnvironments(organizationId: string): Promise<EnvironmentView[]> {
  const rows = await listRows(organizationId);
  return rows.map(({ id, name, color }) => ({ id, name, color: color as EnvironmentColor }));
}
