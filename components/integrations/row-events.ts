import type { PointerEvent } from 'react';
import type { ListedIntegration } from '@/components/integrations/model/listed-integration';

/** What rows tell the list. The same functions for as long as the list is shown, so that rows need not be drawn anew. */
export interface RowEvents {
  readonly onSelect: (id: string, isSelected: boolean, isRange: boolean) => void;
  readonly onMenu: (integration: ListedIntegration, button: HTMLElement, byKey: boolean) => void;
  readonly onDragStart: (event: PointerEvent<HTMLElement>, integration: ListedIntegration) => void;
}
