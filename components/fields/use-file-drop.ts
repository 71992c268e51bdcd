'use client';

import { type ChangeEvent, type ComponentProps, type DragEvent, useRef, useState } from 'react';

interface FileDrop {
  /** Whether a file is being dragged over the box. */
  readonly isHovered: boolean;
  /** Opens the system's file dialog. */
  readonly choose: () => void;
  /** The props of the box that accepts dropped files. */
  readonly box: Readonly<Record<'onDragOver' | 'onDragLeave' | 'onDrop', (event: DragEvent) => void>>;
  /** The props of the hidden `<input type="file">` behind `choose`. */
  readonly input: Readonly<ComponentProps<'input'>>;
}

/**
 * Accepts one file, dropped on a box or chosen. In: the callback for the file, and the callback for the reason of a
 * refusal.
 */
export function useFileDrop(take: (file: File) => Promise<void>, refuse: (complaint: string) => void): FileDrop {
  const picker = useRef<HTMLInputElement>(null);
  const [isHovered, setHovered] = useState(false);

  async function takeOne(files: FileList | null) {
    const [file, more] = files ?? [];
    if (more) refuse('Drop one file, not several.');
    else if (file) await take(file);
  }

  return {
    isHovered,
    choose: () => picker.current?.click(),
    box: {
      onDragOver: (event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setHovered(true);
      },
      onDragLeave: () => setHovered(false),
      onDrop: (event) => {
        setHovered(false);
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        void takeOne(event.dataTransfer.files);
      },
    },
    input: {
      ref: picker,
      type: 'file',
      hidden: true,
      tabIndex: -1,
      onChange: ({ target }: ChangeEvent<HTMLInputElement>) => {
        // Reset, so that choosing the same file again triggers a change.
        void takeOne(target.files).finally(() => {
          target.value = '';
        });
      },
    },
  };
}
