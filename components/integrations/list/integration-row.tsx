import { Copy, Ellipsis, GripVertical } from 'lucide-react';
import { memo, type PointerEvent } from 'react';

import type { BulkRun, RowOutcome } from '@/components/integrations/bulk/change-run';
import type { RowCheck } from '@/components/integrations/bulk/check-run';
import { RowOutcomeLine } from '@/components/integrations/bulk/row-outcome';
import {
  type ListedIntegration,
  menuId,
  type ListedProvider,
} from '@/components/integrations/model/listed-integration';
import { NeedsCredentialsBadge, PrimaryBadge, StateBadge } from '@/components/integrations/model/state-badge';
import { Checkbox } from '@/components/ui/checkbox';
import { copyWithToast } from '@/components/ui/copy-with-toast';
import { Link } from '@/components/ui/link';
import { ProviderIcon } from '@/components/ui/provider-icon';
import { RelativeTime } from '@/components/ui/relative-time';
import { isRankedChannel } from '@/lib/catalogue/channel';

import { RowHealth } from './row-health';

/** The events of rows. The functions are stable while the list is mounted, so that rows need not render again. */
export interface RowEvents {
  readonly onSelect: (id: string, isSelected: boolean, isRange: boolean) => void;
  readonly onMenu: (integration: ListedIntegration, button: HTMLElement, byKey: boolean) => void;
  readonly onDragStart: (event: PointerEvent<HTMLElement>, integration: ListedIntegration) => void;
}

export interface IntegrationRowProps {
  integration: ListedIntegration;
  /** Absent when the catalog no longer lists the provider. */
  provider: ListedProvider | undefined;
  /** Its position in its channel's order, if it may be moved. */
  place: number | undefined;
  canDrag: boolean;
  isSelected: boolean;
  /** The progress of its check from this page. */
  check: RowCheck | undefined;
  /** The progress of its bulk change, if it takes part in one. */
  outcome: RowOutcome | undefined;
  verb: BulkRun['verb'] | undefined;
  /** Absent for viewers. */
  events: RowEvents | undefined;
}

const ICON_BUTTON = 'grid shrink-0 place-items-center rounded-md text-text-muted hover:bg-hover';

/**
 * One line on a wide screen, two on a phone. The name's link covers the row; buttons lie above it. A list may have a
 * thousand rows, so a row has no state, no menu and no tooltip of its own.
 */
export const IntegrationRow = memo(function IntegrationRow({
  integration,
  provider,
  place,
  canDrag,
  isSelected,
  check,
  outcome,
  verb,
  events,
}: IntegrationRowProps) {
  const { _id, name, identifier, providerId, channel, conditions, priority } = integration;
  const providerName = provider?.name ?? providerId;
  const href = `/integrations/${encodeURIComponent(identifier)}`;
  return (
    // The full sentence as a native tooltip over the whole area: the link covers the truncated text.
    <div
      title={conditions}
      data-row={_id}
      data-place={place}
      className="group/row relative grid grid-cols-1 items-center gap-x-4 gap-y-1.5 px-3 py-2.5 hover:bg-hover sm:px-4 @4xl/list:grid-cols-[minmax(0,1.5fr)_minmax(0,0.8fr)_9.5rem_minmax(0,0.9fr)_8rem_6rem_1.75rem] @4xl/list:py-2 data-[dragging]:bg-accent-bg"
    >
      {canDrag && (
        // Pointer only. Keyboard users have "Move up" and "Move down" in the menu.
        <span
          aria-hidden
          title="Drag to change the priority"
          onPointerDown={(event) => events?.onDragStart(event, integration)}
          className="absolute inset-y-0 left-0 z-10 hidden w-4 cursor-grab touch-none place-items-center text-text-muted opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 group-data-[dragging]/row:opacity-100 active:cursor-grabbing @4xl/list:grid"
        >
          <GripVertical className="size-4" />
        </span>
      )}
      <div className="flex min-w-0 items-center gap-3 @max-4xl/list:pr-9">
        {events && (
          <Checkbox
            aria-label={`Select ${name}`}
            checked={isSelected}
            // Uses the click: a change event does not report the Shift key.
            onClick={(event) => events.onSelect(_id, !isSelected, event.shiftKey)}
            className="relative z-10 scroll-mb-28"
          />
        )}
        <ProviderIcon providerId={providerId} name={providerName} size={32} />
        <div className="grid min-w-0">
          <Link
            href={href}
            className="scroll-mb-28 truncate leading-6 font-medium text-text after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
          >
            {name}
          </Link>
          <span className="flex min-w-0 items-center gap-0.5">
            <code className="truncate text-code text-text-muted" title={identifier}>
              {identifier}
            </code>
            <button
              type="button"
              aria-label={`Copy identifier ${identifier}`}
              title="Copy identifier"
              onClick={(event) => void copyWithToast(identifier, 'Identifier copied', event.currentTarget)}
              className={`${ICON_BUTTON} relative size-6`}
            >
              <Copy aria-hidden className="size-3.5" />
            </button>
          </span>
        </div>
      </div>
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5 pl-7 text-sm text-text-muted @4xl/list:contents @4xl/list:text-base">
        <span className="truncate text-text">{providerName}</span>
        <span className="flex min-w-0 flex-wrap items-center gap-1.5">
          <StateBadge state={integration.state} />
          {integration.primary && <PrimaryBadge />}
          {integration.needsCredentials && <NeedsCredentialsBadge />}
        </span>
        <RowHealth
          name={name}
          verdict={integration.lastCheck}
          check={check}
          checkable={provider?.checkable ?? false}
          href={`${href}/checks`}
          className="@4xl/list:order-1"
        />
        <span className="tabular flex gap-x-3 @4xl/list:order-1 @4xl/list:grid @4xl/list:justify-items-end @4xl/list:text-sm">
          {isRankedChannel(channel) && priority > 0 && <span>Priority {priority}</span>}
          <RelativeTime value={integration.updatedAt} />
        </span>
        {conditions ? (
          <span className="line-clamp-2 max-w-full min-w-0 text-sm break-words @max-4xl/list:basis-full">
            {conditions.replace(/^Eligible when/, 'When')}
          </span>
        ) : (
          <span className="text-sm @max-4xl/list:hidden">No conditions</span>
        )}
        {events && (
          <button
            type="button"
            id={menuId(integration)}
            aria-label={`Actions for ${name}`}
            aria-haspopup="menu"
            aria-expanded="false"
            onClick={(event) => events.onMenu(integration, event.currentTarget, event.detail === 0)}
            className={`${ICON_BUTTON} absolute top-2 right-2 z-10 size-7 @4xl/list:relative @4xl/list:top-auto @4xl/list:right-auto @4xl/list:order-2 pointer-coarse:size-9`}
          >
            <Ellipsis aria-hidden className="size-4" />
          </button>
        )}
      </div>
      {outcome && verb && (outcome.step === 'running' || outcome.step === 'refused') && (
        <div className="@4xl/list:order-3 @4xl/list:col-span-full">
          <RowOutcomeLine verb={verb} outcome={outcome} />
        </div>
      )}
    </div>
  );
});
