'use client';

import { Command } from 'cmdk';
import type { ReactNode } from 'react';

export function PaletteGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={title}
      className="pb-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-text-muted"
    >
      {children}
    </Command.Group>
  );
}

export interface PaletteItemProps {
  value: string;
  icon: ReactNode;
  detail?: ReactNode;
  onSelect: () => void;
  children: ReactNode;
}

export function PaletteItem({ value, icon, detail, onSelect, children }: PaletteItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-9 cursor-default items-center gap-2.5 rounded-md px-2 py-1.5 text-base select-none data-[selected=true]:bg-accent-bg data-[selected=true]:text-accent-text pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0"
    >
      <span className="grid size-5 shrink-0 place-items-center">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {detail && <span className="max-w-[45%] shrink-0 truncate text-sm text-text-muted">{detail}</span>}
    </Command.Item>
  );
}
