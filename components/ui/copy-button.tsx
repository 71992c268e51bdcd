'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

import { announce } from './announce';
import { Button, type ButtonProps } from './button';
import { Tooltip } from './tooltip';
import { writeClipboard } from './write-clipboard';

export interface CopyButtonProps extends Omit<ButtonProps, 'onClick' | 'asChild' | 'value'> {
  /** A function is called on the click, for text that is costly to create. */
  value: string | (() => string);
  /** The name of the copied value, as in "Copy identifier". */
  label?: string;
}

/** An icon button. Children, if any, become its visible label. */
export function CopyButton({
  value,
  label = 'Copy',
  variant = 'ghost',
  size = 'icon-sm',
  children,
  ...props
}: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const timer = useRef<number | undefined>(undefined);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  async function copy() {
    const done = await writeClipboard(typeof value === 'string' ? value : value(), button.current);
    setState(done ? 'copied' : 'failed');
    announce(done ? 'Copied' : 'Could not copy');
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setState('idle'), 1600);
  }

  const said = { idle: label, copied: 'Copied', failed: 'Could not copy' }[state];
  return (
    <Tooltip content={said}>
      <Button ref={button} variant={variant} size={size} aria-label={label} onClick={() => void copy()} {...props}>
        {state === 'copied' ? (
          <Check aria-hidden className="text-success-fg" />
        ) : (
          <Copy aria-hidden className="text-text-muted" />
        )}
        {children}
      </Button>
    </Tooltip>
  );
}
