import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

export interface DisclosureProps {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}

/** A collapsed section. The browser expands it when a search on the page matches its content. */
export function Disclosure({ summary, open = false, children }: DisclosureProps) {
  return (
    <details open={open}>
      <summary className="flex min-h-7 w-fit max-w-full list-none items-start gap-1 rounded-sm py-1 pr-1.5 text-sm text-text-muted hover:text-text [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="mt-0.5 size-4 shrink-0 transition-transform [details[open]>summary>&]:rotate-90"
        />
        <span className="min-w-0">{summary}</span>
      </summary>
      <div className="grid gap-3 border-l border-border py-1 pl-3 ml-2">{children}</div>
    </details>
  );
}
