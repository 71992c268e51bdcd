import type { ClipboardEvent } from 'react';

/** Pastes without surrounding blanks and line breaks, which copying from a console often adds. Undo still works. */
export function pasteTrimmed(event: ClipboardEvent<HTMLInputElement>): void {
  const pasted = event.clipboardData.getData('text/plain');
  const trimmed = pasted.trim();
  if (trimmed === pasted || trimmed === '') return;
  event.preventDefault();
  // Deprecated, but still the only way to insert text so that both undo and React notice it.
  document.execCommand('insertText', false, trimmed);
}
