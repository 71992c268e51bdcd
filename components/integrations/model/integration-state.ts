import type { PublicField } from '@/lib/catalogue/public-provider';
import type { IntegrationView } from '@/lib/integrations/types';

/** A draft lacks something that it would need to be active; an inactive one only has to be switched on. */
export type IntegrationState = 'active' | 'draft' | 'inactive';

/** In: the fields of its provider; without them what is not active counts as inactive. */
export function stateOf(
  { active, credentials, secrets }: IntegrationView,
  fields: readonly PublicField[] = [],
): IntegrationState {
  if (active) return 'active';
  const isMissing = ({ key, required }: PublicField) =>
    required && credentials[key] === undefined && secrets[key] === undefined;
  return fields.some(isMissing) ? 'draft' : 'inactive';
}
