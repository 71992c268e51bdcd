'use client';

import { GripVertical } from 'lucide-react';

import { useBuilder } from '@/components/conditions/state/builder-context';

/** Pointer only. Keyboard users have the move buttons and the "Move to…" menu. */
export function DragHandle({ id }: { id: string }) {
  const { startDrag } = useBuilder();
  return (
    <span
      aria-hidden
      title="Drag to move"
      onPointerDown={(event) => startDrag(event, id)}
      className="grid group-disabled/tree:invisible h-7 w-6 shrink-0 cursor-grab touch-none place-items-center self-start rounded-sm text-text-muted [grid-area:handle] hover:bg-hover hover:text-text active:cursor-grabbing pointer-coarse:h-9"
    >
      <GripVertical className="size-4" />
    </span>
  );
}
