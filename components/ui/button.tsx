'use client';

import { cva, type VariantProps } from 'class-variance-authority';
import { LoaderCircle } from 'lucide-react';
import { Slot } from 'radix-ui';
import type { ComponentProps, MouseEvent } from 'react';

import { cn } from './cn';

const buttonVariants = cva(
  [
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none',
    'transition-colors duration-100 disabled:opacity-50 aria-disabled:cursor-default',
    '[&_svg]:size-4 [&_svg]:shrink-0',
  ],
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-accent text-accent-foreground hover:bg-accent-hover',
        secondary: 'border-border-strong bg-surface text-text hover:bg-hover',
        ghost: 'border-transparent bg-transparent text-text hover:bg-hover',
        danger: 'border-transparent bg-danger-solid text-danger-solid-foreground hover:bg-danger-solid-hover',
      },
      size: {
        sm: 'h-7 px-2.5 text-sm',
        md: 'h-9 px-3.5 text-base',
        icon: 'size-9 pointer-coarse:size-10',
        'icon-sm': 'size-7 pointer-coarse:size-9',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonVariants> {
  /** Applies the style to the only child, such as a link. */
  asChild?: boolean;
  /** Shows a spinner and ignores clicks. Focus and name stay. */
  pending?: boolean;
}

export function Button({
  asChild,
  pending = false,
  variant,
  size,
  className,
  type,
  onClick,
  children,
  ...props
}: ButtonProps) {
  const classes = cn(buttonVariants({ variant, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={classes} onClick={onClick} {...props}>
        {children}
      </Slot.Root>
    );
  }
  const iconOnly = size === 'icon' || size === 'icon-sm';
  return (
    <button
      type={type ?? 'button'}
      className={classes}
      onClick={pending ? swallow : onClick}
      {...(pending && { 'aria-disabled': true, 'aria-busy': true })}
      {...props}
    >
      {pending && <LoaderCircle aria-hidden className="animate-spin" />}
      {pending && iconOnly ? null : children}
    </button>
  );
}

function swallow(event: MouseEvent) {
  event.preventDefault();
  event.stopPropagation();
}
