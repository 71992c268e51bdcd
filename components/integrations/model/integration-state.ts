import type { PublicField } from '@/lib/catalogue/public-provider';
import type { IntegrationView } from '@/lib/integrations/types';

/** A draft lacks a value that an active integration requires. An inactive integration only needs to be switched on. */
export type IntegrationState = 'active' | 'draft' | 'inactive';

/** In: the fields of its provider. Without them, an integration that is not active counts as inactive. */
export function stateOf(
  { active, credentials, secrets }: IntegrationView,
  fields: readonly PublicField[] = [],
): IntegrationState {
  if (active) return 'active';
  const isMissing = ({ key, required }: PublicField) =>
    required && credentials[key] === undefined && secrets[key] === undefined;
  return fields.some(isMissing) ? 'draft' : 'inactive';
}
