import { ArrowUpRight } from 'lucide-react';
import type { ReactNode } from 'react';

import { cn } from './cn';
import { Link } from './link';

export interface TextLinkProps {
  href: string;
  /** Opens an external page in a new tab, and says so. */
  external?: boolean;
  className?: string;
  children: ReactNode;
}

/** A link within or next to text. Underlined, so that color is not the only sign. */
export function TextLink({ href, external = false, className, children }: TextLinkProps) {
  const classes = cn(
    'rounded-xs text-accent-text underline decoration-accent-border underline-offset-3 hover:decoration-current',
    className,
  );
  if (!external) {
    return (
      <Link href={href} className={classes}>
        {children}
      </Link>
    );
  }
  return (
    <a href={href} target="_blank" rel="noreferrer" className={classes}>
      {children}
      <ArrowUpRight aria-hidden className="ml-0.5 inline size-3.5 align-[-2px]" />
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}
