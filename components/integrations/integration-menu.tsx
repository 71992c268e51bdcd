'use client';

import {
  ArrowDown,
  ArrowUp,
  CirclePause,
  CirclePlay,
  Copy,
  CopyPlus,
  Ellipsis,
  PencilLine,
  Star,
  ShieldCheck,
  SquareTerminal,
  Trash2,
} from 'lucide-react';
import Link from 'next/link';
import { announce } from '@/components/ui/announce';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { toast } from '@/components/ui/toast';
import { writeClipboard } from '@/components/ui/write-clipboard';
import { isRankedChannel } from '@/lib/catalogue/channel';
import type { IntegrationView } from '@/lib/integrations/types';
import type { ListCommands } from './use-list-actions';

/** The id of the button that opens the menu. */
export function menuId({ _id }: Pick<IntegrationView, '_id'>): string {
  return `menu-${_id}`;
}

export interface IntegrationMenuProps {
  integration: IntegrationView;
  commands: Omit<ListCommands, 'shown' | 'question' | 'answer' | 'closeQuestion'>;
  /** The request that makes this integration, secrets replaced; absent when its provider is not known. */
  curl: (() => string) | undefined;
  /** The way to its page; absent where that is open. */
  editHref?: string | undefined;
  /** Its place in its channel's order, where it may be moved. */
  places?: { readonly index: number; readonly first: number; readonly last: number } | undefined;
  /** Asks the provider about its credentials; absent where that is done elsewhere, or cannot be. */
  onCheck?: (() => void) | undefined;
  className?: string;
}

/** Everything that can be done to an integration without opening it. */
export function IntegrationMenu({
  integration,
  commands,
  curl,
  editHref,
  places,
  onCheck,
  className,
}: IntegrationMenuProps) {
  const { name, identifier, channel, active, primary } = integration;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="icon-sm"
          id={menuId(integration)}
          aria-label={`Actions for ${name}`}
          className={cn('text-text-muted', className)}
        >
          <Ellipsis aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {editHref && (
          <DropdownMenuItem asChild>
            <Link href={editHref}>
              <PencilLine aria-hidden />
              Edit
            </Link>
          </DropdownMenuItem>
        )}
        {onCheck && (
          <DropdownMenuItem onSelect={onCheck}>
            <ShieldCheck aria-hidden />
            Check connection
          </DropdownMenuItem>
        )}
        <DropdownMenuItem onSelect={() => commands.duplicate(integration)}>
          <CopyPlus aria-hidden />
          Duplicate
        </DropdownMenuItem>
        {isRankedChannel(channel) && !primary && (
          <DropdownMenuItem onSelect={() => commands.setPrimary(integration)}>
            <Star aria-hidden />
            Set as primary
          </DropdownMenuItem>
        )}
        {active ? (
          <DropdownMenuItem onSelect={() => commands.deactivate(integration)}>
            <CirclePause aria-hidden />
            Deactivate
          </DropdownMenuItem>
        ) : (
          <DropdownMenuItem onSelect={() => commands.activate(integration)}>
            <CirclePlay aria-hidden />
            Activate
          </DropdownMenuItem>
        )}
        {places && places.last > places.first && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem
              disabled={places.index === places.first}
              onSelect={() => commands.moveTo(integration, places.index - 1)}
            >
              <ArrowUp aria-hidden />
              Move up
            </DropdownMenuItem>
            <DropdownMenuItem
              disabled={places.index === places.last}
              onSelect={() => commands.moveTo(integration, places.index + 1)}
            >
              <ArrowDown aria-hidden />
              Move down
            </DropdownMenuItem>
          </>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void copy(identifier, 'Identifier copied')}>
          <Copy aria-hidden />
          Copy identifier
        </DropdownMenuItem>
        {curl && (
          <DropdownMenuItem
            onSelect={() => void copy(curl(), 'curl command copied', 'Its secrets stand as variables.')}
          >
            <SquareTerminal aria-hidden />
            Copy as curl
          </DropdownMenuItem>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuItem tone="danger" onSelect={() => commands.remove(integration)}>
          <Trash2 aria-hidden />
          Delete
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

async function copy(text: string, done: string, description?: string) {
  if (await writeClipboard(text, null)) {
    toast.success(done, { description });
    announce(done);
  } else toast.error('Could not copy');
}
