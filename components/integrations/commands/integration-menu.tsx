'use client';

import {
  ArrowDown,
  ArrowUp,
  Braces,
  CirclePause,
  CirclePlay,
  Copy,
  CopyPlus,
  Forward,
  PencilLine,
  Star,
  ShieldCheck,
  SquareTerminal,
  Trash2,
} from 'lucide-react';

import type { ListedIntegration } from '@/components/integrations/model/listed-integration';
import { AnchoredMenu, type AnchoredMenuProps } from '@/components/ui/anchored-menu';
import { copyWithToast } from '@/components/ui/copy-with-toast';
import { DropdownMenuItem, DropdownMenuSeparator } from '@/components/ui/dropdown-menu';
import { Link } from '@/components/ui/link';
import { isRankedChannel } from '@/lib/catalogue/channel';

import type { ListCommands } from './use-integration-commands';

export interface IntegrationMenuProps {
  integration: ListedIntegration;
  commands: Omit<ListCommands, 'shown' | 'question' | 'answer' | 'closeQuestion'>;
  /** The environment of the integration. */
  environmentId: string;
  /** Whether the catalog lists its provider. */
  isKnown: boolean;
  /** The link to its page; absent on that page. */
  editHref?: string | undefined;
  /** Its position in its channel's order, and the positions it may move to. */
  places?: { readonly index: number; readonly first: number; readonly last: number } | undefined;
  /** Checks its credentials; absent if the page has another check button or no check is possible. */
  onCheck?: (() => void) | undefined;
}

/** The menu items for everything that can be done to an integration without opening it. */
export function IntegrationMenuItems({
  integration,
  commands,
  environmentId,
  isKnown,
  editHref,
  places,
  onCheck,
}: IntegrationMenuProps) {
  const { identifier, channel, active, primary } = integration;
  const copyHref = `/settings/import-export?${new URLSearchParams({ from: environmentId, only: identifier })}`;
  return (
    <>
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
      <DropdownMenuItem asChild>
        <Link href={copyHref}>
          <Forward aria-hidden />
          Copy to environment…
        </Link>
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
      <DropdownMenuItem onSelect={() => void copyWithToast(identifier, 'Identifier copied', null)}>
        <Copy aria-hidden />
        Copy identifier
      </DropdownMenuItem>
      {isKnown && (
        <>
          <DropdownMenuItem onSelect={() => commands.copyCode(integration, 'curl')}>
            <SquareTerminal aria-hidden />
            Copy as curl
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => commands.copyCode(integration, 'novu')}>
            <Braces aria-hidden />
            Copy as code
          </DropdownMenuItem>
        </>
      )}
      <DropdownMenuSeparator />
      <DropdownMenuItem tone="danger" onSelect={() => commands.remove(integration)}>
        <Trash2 aria-hidden />
        Delete
      </DropdownMenuItem>
    </>
  );
}

export interface RowMenuProps
  extends Pick<AnchoredMenuProps, 'anchor' | 'byKey' | 'onClose'>, Omit<IntegrationMenuProps, 'editHref'> {}

/** The single menu of a list, anchored at the clicked row's button. */
export function RowMenu({ anchor, byKey, onClose, ...props }: RowMenuProps) {
  return (
    <AnchoredMenu anchor={anchor} byKey={byKey} align="end" onClose={onClose}>
      <IntegrationMenuItems {...props} editHref={`/integrations/${encodeURIComponent(props.integration.identifier)}`} />
    </AnchoredMenu>
  );
}
