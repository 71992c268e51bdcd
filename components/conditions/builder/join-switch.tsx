'use client';

import type { GroupValue } from '@/lib/conditions/types';

export interface JoinSwitchProps {
  /** Unique on the page. */
  id: string;
  /** Such as "group 1.2". */
  groupName: string;
  value: GroupValue;
  onChange: (value: GroupValue) => void;
}

const JOINS: readonly { readonly value: GroupValue; readonly label: string }[] = [
  { value: 'AND', label: 'All of' },
  { value: 'OR', label: 'Any of' },
];

/** "All" or "any", as two native radio buttons: arrow keys switch between them. */
export function JoinSwitch({ id, groupName, value, onChange }: JoinSwitchProps) {
  return (
    <div
      role="radiogroup"
      aria-label={`Rules of ${groupName} joined by`}
      className="inline-flex h-7 rounded-md border border-border-strong bg-surface p-px pointer-coarse:h-9"
    >
      {JOINS.map((join) => (
        <label
          key={join.value}
          className="relative inline-flex items-center rounded-[5px] px-2 text-sm font-medium text-text-muted outline-ring hover:text-text has-checked:bg-accent has-checked:text-accent-foreground has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-disabled:cursor-not-allowed"
        >
          <input
            type="radio"
            name={`${id}-join`}
            // Detached from any form: the surrounding form submits the conditions, not their controls.
            form={`${id}-no-form`}
            aria-label={`${join.label}, ${groupName}`}
            checked={value === join.value}
            onChange={() => onChange(join.value)}
            className="absolute inset-0 cursor-pointer opacity-0 disabled:cursor-not-allowed"
          />
          {join.label}
        </label>
      ))}
    </div>
  );
}
