'use client';

import { X } from 'lucide-react';
import { useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';

import { isInsideQuotes, itemText, splitItems } from '@/components/conditions/tree/value-text';
import { announce } from '@/components/ui/announce';
import { cn } from '@/components/ui/cn';
import { controlClasses } from '@/components/ui/control-classes';
import { LIMITS } from '@/lib/conditions/parse/limits';

export interface ChipsInputProps {
  /** Names the input and, with the item, each chip's remove button: "Rule 2 of group 'All of'". */
  name: string;
  items: readonly unknown[];
  onChange: (items: readonly unknown[]) => void;
  listId?: string | undefined;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

/**
 * A list as chips. Enter or a comma adds the typed item, Backspace in the empty input removes the last chip, and a
 * pasted list is split. Double quotes keep a comma inside an item.
 */
export function ChipsInput({ name, items, onChange, listId, ...described }: ChipsInputProps) {
  const [draft, setDraft] = useState('');
  const input = useRef<HTMLInputElement>(null);

  function add(text: string) {
    const added = splitItems(text).slice(0, LIMITS.listItems - items.length);
    setDraft('');
    if (added.length === 0) return;
    onChange([...items, ...added]);
    announce(added.length === 1 ? `${added[0]} added.` : `${added.length} items added.`);
  }

  function removeAt(index: number) {
    onChange(items.filter((_, each) => each !== index));
    announce(`${itemText(items[index])} removed.`);
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Backspace' && draft === '' && items.length > 0) {
      event.preventDefault();
      removeAt(items.length - 1);
    }
    const adds = event.key === 'Enter' || (event.key === ',' && !isInsideQuotes(draft));
    if (!adds) return;
    // Ctrl+Enter submits the form, and the typed item goes with it.
    if (!event.ctrlKey && !event.metaKey) event.preventDefault();
    add(draft);
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>) {
    const pasted = event.clipboardData.getData('text');
    if (draft !== '' || !/[,\t\n\r]/.test(pasted)) return;
    event.preventDefault();
    add(pasted);
  }

  return (
    <div
      className={cn(
        controlClasses,
        // A div matches `read-only`, whose style would paint it gray.
        'read-only:not-[select]:bg-surface',
        'flex min-h-7 flex-wrap items-center gap-1 px-1 py-0.5 pointer-coarse:min-h-9',
        'focus-within:border-ring focus-within:outline-2 focus-within:outline-ring',
        described['aria-invalid'] && 'border-danger-fg',
      )}
    >
      {items.length > 0 && (
        <ul aria-label={`${name}: items`} className="contents">
          {withKeys(items).map(({ item, key }, index) => (
            <li
              key={key}
              className="inline-flex max-w-full min-w-0 items-center rounded-sm border border-border bg-subtle pl-1.5 text-sm"
            >
              <span className={cn('truncate', typeof item !== 'string' && 'font-mono text-text-muted')}>
                {itemText(item) || '(empty)'}
              </span>
              <button
                type="button"
                aria-label={`${name}: remove item ${index + 1}, ${itemText(item) || 'empty'}`}
                title="Remove"
                onClick={() => removeAt(index)}
                className="grid size-6 shrink-0 place-items-center rounded-sm text-text-muted hover:bg-hover hover:text-text focus-visible:outline-offset-[-2px]"
              >
                <X aria-hidden className="size-3" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        type="text"
        aria-label={`${name}: value`}
        value={draft}
        list={listId}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        title='Enter or a comma adds; "double quotes" keep a comma inside'
        // The input's native undo applies while it holds text.
        data-own-undo={draft === '' ? undefined : ''}
        placeholder={items.length === 0 ? 'Type, then Enter or comma' : undefined}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => add(draft)}
        className="h-6 min-w-16 flex-1 bg-transparent px-1 text-base outline-none placeholder:text-text-muted placeholder:opacity-100 pointer-coarse:text-lg"
        {...described}
      />
    </div>
  );
}

/** Items may repeat and have no id, so the key of a repeated item includes its count. */
function withKeys(items: readonly unknown[]): { item: unknown; key: string }[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const text = itemText(item);
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return { item, key: `${text} ${count}` };
  });
}
