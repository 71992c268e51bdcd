import type { ClipboardEvent } from 'react';

/**
 * Pastes a cell or a line without its line end and the blanks around it, which nobody sees and the rule would compare.
 * Blanks that are typed, or pasted without a line end, stay. Undo still works.
 */
export function pasteLine(event: ClipboardEvent<HTMLInputElement>): void {
  const pasted = event.clipboardData.getData('text/plain');
  const trimmed = pasted.trim();
  if (!/[\r\n]\s*$/.test(pasted) || trimmed === '') return;
  event.preventDefault();
  // Deprecated, but still the only way to insert text so that both undo and React notice it.
  document.execCommand('insertText', false, trimmed);
}
