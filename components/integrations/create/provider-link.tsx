'use client';

import { ShieldCheck } from 'lucide-react';
import { useId, type MouseEvent } from 'react';

import { cn } from '@/components/ui/cn';
import { Kbd } from '@/components/ui/kbd';
import { ProviderIcon } from '@/components/ui/provider-icon';
import { CHANNEL_LABELS } from '@/lib/catalogue/channel';
import type { PublicProvider } from '@/lib/catalogue/public-provider';

export interface ProviderLinkProps {
  provider: PublicProvider;
  href: string;
  /** Called for a plain click or Enter. Other clicks open the link natively, for example in a new tab. */
  onPick: () => void;
  /** Whether Enter in the search field picks this provider. */
  isBest?: boolean;
}

/** Its name includes the channel: two providers may share a name, but not on one channel. */
export function ProviderLink({ provider, href, onPick, isBest = false }: ProviderLinkProps) {
  const id = useId();
  function click(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onPick();
  }
  return (
    <a
      href={href}
      onClick={click}
      data-provider-link
      aria-labelledby={`${id}-name ${id}-channel`}
      aria-describedby={provider.checkable ? `${id}-check` : undefined}
      className={cn(
        'flex min-h-14 items-center gap-3 rounded-md border border-border bg-surface px-3 py-2 transition-colors duration-100',
        'hover:border-border-strong hover:bg-hover focus-visible:outline-offset-1',
        isBest && 'border-accent-border bg-accent-bg',
      )}
    >
      <ProviderIcon providerId={provider.id} name={provider.name} size={32} />
      <span className="grid min-w-0 flex-1">
        <span id={`${id}-name`} className="truncate font-medium text-text" title={provider.name}>
          {provider.name}
        </span>
        <span className="flex flex-wrap items-center gap-x-2 text-xs text-text-muted">
          <span id={`${id}-channel`}>{CHANNEL_LABELS[provider.channel]}</span>
          {provider.checkable && (
            <span
              id={`${id}-check`}
              title="Its credentials can be verified live"
              className="inline-flex items-center gap-1 text-success-fg"
            >
              <ShieldCheck aria-hidden className="size-3" />
              Live check
            </span>
          )}
        </span>
      </span>
      {isBest && (
        <Kbd aria-hidden className="pointer-coarse:hidden">
          ↵
        </Kbd>
      )}
    </a>
  );
}
