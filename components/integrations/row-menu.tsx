'use client';

import { AnchoredMenu, type AnchoredMenuProps } from '@/components/ui/anchored-menu';
import { IntegrationMenuItems, type IntegrationMenuProps } from '@/components/integrations/commands/integration-menu';

export interface RowMenuProps
  extends Pick<AnchoredMenuProps, 'anchor' | 'byKey' | 'onClose'>, Omit<IntegrationMenuProps, 'editHref'> {}

/** The one menu of a list, at the row whose button was pressed. */
export function RowMenu({ anchor, byKey, onClose, ...props }: RowMenuProps) {
  return (
    <AnchoredMenu anchor={anchor} byKey={byKey} align="end" onClose={onClose}>
      <IntegrationMenuItems {...props} editHref={`/integrations/${encodeURIComponent(props.integration.identifier)}`} />
    </AnchoredMenu>
  );
}
