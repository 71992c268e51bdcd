'use client';

import { CalendarDays } from 'lucide-react';
import { useRef } from 'react';

import { Input, type InputProps } from '@/components/ui/input';

import { pasteLine } from './paste-line';

export interface DateInputProps extends Omit<InputProps, 'value' | 'onChange'> {
  /** Such as "Rule 2 of group 'All of'". */
  ruleName: string;
  /** Such as "value" or "lower bound". */
  part: string;
  value: string;
  onValue: (value: string) => void;
}

/** A text input for a number, a date or anything else, with the native calendar as an option. */
export function DateInput({ ruleName, part, value, onValue, ...props }: DateInputProps) {
  const calendar = useRef<HTMLInputElement>(null);
  return (
    <div className="relative">
      <Input
        controlSize="sm"
        className="pr-8 pointer-coarse:h-9"
        aria-label={`${ruleName}: ${part}`}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onPaste={pasteLine}
        onChange={(event) => onValue(event.target.value)}
        {...props}
      />
      <button
        type="button"
        aria-label={`${ruleName}: pick a date as ${part}`}
        title="Pick a date"
        onClick={() => calendar.current?.showPicker()}
        className="absolute inset-y-0.5 right-0.5 grid w-6 place-items-center rounded-sm text-text-muted hover:bg-hover hover:text-text focus-visible:outline-offset-0"
      >
        <CalendarDays aria-hidden className="size-3.5" />
      </button>
      {/* Only its native picker is used, which opens at this element's position. */}
      <input
        ref={calendar}
        type="date"
        tabIndex={-1}
        aria-hidden
        value={/^\d{4}-\d\d-\d\d/.exec(value)?.[0] ?? ''}
        onChange={(event) => event.target.value !== '' && onValue(event.target.value)}
        className="pointer-events-none absolute right-0 bottom-0 size-0 opacity-0"
      />
    </div>
  );
}
