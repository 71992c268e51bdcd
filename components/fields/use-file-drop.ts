'use client';

import { type ChangeEvent, type ComponentProps, type DragEvent, useRef, useState } from 'react';

interface FileDrop {
  /** A file is held over the box. */
  readonly isHovered: boolean;
  /** Opens the system's file dialog. */
  readonly choose: () => void;
  /** Of the box on which files may be dropped. */
  readonly box: Readonly<Record<'onDragOver' | 'onDragLeave' | 'onDrop', (event: DragEvent) => void>>;
  /** Of the hidden `<input type="file">` behind `choose`. */
  readonly input: Readonly<ComponentProps<'input'>>;
}

/** One file, dropped on a box or chosen. In: what takes it, and what is told why none was taken. */
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
        // Emptied afterwards, so that choosing the same file again is a change again.
        void takeOne(target.files).finally(() => {
          target.value = '';
        });
      },
    },
  };
}
