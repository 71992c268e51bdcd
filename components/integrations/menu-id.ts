import type { IntegrationView } from '@/lib/integrations/types';

/** The id of the button that opens an integration's menu. */
export function menuId({ _id }: Pick<IntegrationView, '_id'>): string {
  return `menu-${_id}`;
}
