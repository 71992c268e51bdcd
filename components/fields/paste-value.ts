import type { ClipboardEvent } from 'react';

import type { PublicField } from '@/lib/catalogue/public-provider';
import { splitValue, type SplitValue } from '@/lib/catalogue/values/split-value';
import { trimEdges } from '@/lib/text/odd-characters';

/** All fields of the form, and the way to fill those that a pasted value has a part for. */
export interface PasteTarget {
  readonly fields: readonly PublicField[];
  readonly onFill: (values: SplitValue) => void;
}

/**
 * Pastes a value in its stored form: without what copying adds around it. A port behind a host or a name before an
 * email address goes into its own field, if the whole input is replaced. Undo still works otherwise.
 */
export function pasteValue(event: ClipboardEvent<HTMLInputElement>, field: PublicField, target?: PasteTarget): void {
  const pasted = event.clipboardData.getData('text/plain');
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  const isWhole = selectionStart === 0 && selectionEnd === value.length;
  const parts = splitValue(field, target?.fields ?? [], pasted);
  if (target && isWhole && Object.keys(parts).length > 1) {
    event.preventDefault();
    target.onFill(parts);
    return;
  }
  // Within a value, a space at an end may separate words.
  const text = isWhole ? (parts[field.key] ?? '') : trimEdges(pasted);
  if (text === pasted || text === '') return;
  event.preventDefault();
  // Deprecated, but still the only way to insert text so that both undo and React notice it.
  document.execCommand('insertText', false, text);
}
