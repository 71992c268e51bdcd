import type { ClipboardEvent } from 'react';

/** Pastes without the blanks and line ends that copying from a console brings along. Undo still works. */
export function pasteTrimmed(event: ClipboardEvent<HTMLInputElement>): void {
  const pasted = event.clipboardData.getData('text/plain');
  const trimmed = pasted.trim();
  if (trimmed === pasted || trimmed === '') return;
  event.preventDefault();
  // Deprecated, and still the only way to type into an input so that undo and React both see it.
  document.execCommand('insertText', false, trimmed);
}
