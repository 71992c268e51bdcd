'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';

import { cn } from './cn';
import { Input, type InputProps } from './input';

export interface RevealInputProps extends Omit<InputProps, 'type'> {
  /** The hidden value, for the button's name: "Show password". */
  what: string;
}

/** A password or secret input with a button that reveals the typed text. */
export function RevealInput({ what, className, ...props }: RevealInputProps) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input
        type={shown ? 'text' : 'password'}
        spellCheck={false}
        autoCapitalize="none"
        autoCorrect="off"
        className={cn('pr-10', className)}
        {...props}
      />
      <button
        type="button"
        aria-label={`${shown ? 'Hide' : 'Show'} ${what}`}
        disabled={props.disabled}
        onClick={() => setShown((value) => !value)}
        className="absolute inset-y-1 right-1 grid w-8 place-items-center rounded-sm text-text-muted hover:bg-hover hover:text-text focus-visible:outline-offset-0"
      >
        <Icon aria-hidden className="size-4" />
      </button>
    </div>
  );
}
