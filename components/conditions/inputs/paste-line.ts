import type { ClipboardEvent } from 'react';

import { pasteTrimmed } from '@/components/fields/trimmed-paste';

/**
 * Pastes a cell or a line without its line end and the blanks around it, which nobody sees and the rule would compare.
 * Blanks that are typed, or pasted without a line end, stay.
 */
export function pasteLine(event: ClipboardEvent<HTMLInputElement>): void {
  if (/[\r\n]\s*$/.test(event.clipboardData.getData('text/plain'))) pasteTrimmed(event);
}
