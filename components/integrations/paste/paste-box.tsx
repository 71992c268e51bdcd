'use client';

import { ClipboardPaste } from 'lucide-react';
import { useEffect, useId, useState, type ClipboardEvent, type KeyboardEvent } from 'react';

import { NO_AUTOFILL } from '@/components/fields/no-autofill';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/textarea';

export interface PasteBoxProps {
  onPaste: (text: string) => void;
}

/** Accepts any pasted text that contains credentials. The text leaves the box at once: it may be a secret. */
export function PasteBox({ onPaste }: PasteBoxProps) {
  const id = useId();
  const [typed, setTyped] = useState('');

  useEffect(() => {
    // A paste outside text inputs counts as one into this box.
    const paste = (event: globalThis.ClipboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || target?.closest('input, textarea, select, [contenteditable=true], [role=dialog]'))
        return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() === '') return;
      event.preventDefault();
      onPaste(text);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [onPaste]);

  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const text = event.clipboardData.getData('text/plain');
    if (typed !== '' || text.trim() === '') return;
    event.preventDefault();
    onPaste(text);
  }

  function submit() {
    setTyped('');
    onPaste(typed);
  }

  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || typed.trim() === '') return;
    event.preventDefault();
    submit();
  }

  return (
    <div className="grid max-w-xl grid-cols-1 gap-1.5">
      <label htmlFor={id} className="flex items-center gap-2 text-sm font-medium">
        <ClipboardPaste aria-hidden className="size-4 text-text-muted" />
        Paste anything
      </label>
      <div className="flex items-start gap-2">
        <Textarea
          id={id}
          rows={1}
          mono
          value={typed}
          placeholder="smtp://user:password@host:587"
          aria-describedby={`${id}-help`}
          onChange={(event) => setTyped(event.target.value)}
          onPaste={paste}
          onKeyDown={press}
          className="min-h-9 resize-none py-1.5"
          {...NO_AUTOFILL}
        />
        {typed.trim() !== '' && <Button onClick={submit}>Recognise</Button>}
      </div>
      <p id={`${id}-help`} className="text-sm text-pretty text-text-muted">
        A .env block, an smtp:// or webhook URL, a curl command, a service-account file or a key. It is read in this
        browser; nothing is sent or stored before you save.
      </p>
    </div>
  );
}
