import { GripVertical } from 'lucide-react';
import Link from 'next/link';
import type { PointerEvent } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { CopyButton } from '@/components/ui/copy-button';
import { ProviderIcon } from '@/components/ui/provider-icon';
import { RelativeTime } from '@/components/ui/relative-time';
import { isRankedChannel } from '@/lib/catalogue/channel';
import { describeConditions } from '@/lib/conditions/describe';
import { IntegrationMenu, type IntegrationMenuProps } from './integration-menu';
import { stateOf } from './integration-state';
import type { ListedProvider } from './listed-provider';
import type { RowChecks } from './row-checks';
import { RowHealth } from './row-health';
import { NeedsCredentialsBadge, PrimaryBadge, StateBadge } from './state-badge';
import { storedAsCurl } from './stored-as-curl';

export interface IntegrationRowProps extends Pick<IntegrationMenuProps, 'integration' | 'places'> {
  /** Absent when the catalogue no longer has it. */
  provider: ListedProvider | undefined;
  apiBaseUrl: string;
  /** Absent for those who may only read. */
  commands: IntegrationMenuProps['commands'] | undefined;
  /** Selecting and checking; absent for those who may only read. */
  checks: RowChecks | undefined;
  /** Absent where it cannot be dragged. */
  onDragStart: ((event: PointerEvent<HTMLElement>) => void) | undefined;
}

/** One line on a wide screen, two on a phone. The name's link covers the row; buttons lie above it. */
export function IntegrationRow({
  integration,
  provider,
  places,
  apiBaseUrl,
  commands,
  checks,
  onDragStart,
}: IntegrationRowProps) {
  const { _id, name, identifier, providerId, channel, conditions, priority } = integration;
  const providerName = provider?.name ?? providerId;
  const href = `/integrations/${encodeURIComponent(identifier)}`;
  const checkable = provider?.checkable ?? false;
  const sentence = conditions.length > 0 ? describeConditions(conditions) : undefined;
  return (
    // The whole sentence on hover, anywhere: the link lies over the text that was cut.
    <li
      title={sentence}
      data-row={_id}
      data-place={places?.index}
      className="group/row relative grid grid-cols-1 items-center gap-x-4 gap-y-1.5 px-3 py-2.5 hover:bg-hover sm:px-4 @4xl/list:grid-cols-[minmax(0,1.5fr)_minmax(0,0.8fr)_9.5rem_minmax(0,0.9fr)_8rem_6rem_1.75rem] @4xl/list:py-2 data-[dragging]:bg-accent-bg"
    >
      {onDragStart && (
        // For the pointer alone: "Move up" and "Move down" of the menu do the same by keyboard.
        <span
          aria-hidden
          title="Drag to change the priority"
          onPointerDown={onDragStart}
          className="absolute inset-y-0 left-0 z-10 hidden w-4 cursor-grab touch-none place-items-center text-text-muted opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 group-data-[dragging]/row:opacity-100 active:cursor-grabbing @4xl/list:grid"
        >
          <GripVertical className="size-4" />
        </span>
      )}
      <div className="flex min-w-0 items-center gap-3 @max-4xl/list:pr-9">
        {checks && (
          <Checkbox
            aria-label={`Select ${name}`}
            checked={checks.isSelected(_id)}
            onCheckedChange={(next) => checks.select([_id], next === true)}
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
            <CopyButton
              value={identifier}
              label={`Copy identifier ${identifier}`}
              className="relative size-6 [&_svg]:size-3.5"
            />
          </span>
        </div>
      </div>
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5 pl-7 text-sm text-text-muted @4xl/list:contents @4xl/list:text-base">
        <span className="truncate text-text">{providerName}</span>
        <span className="flex min-w-0 flex-wrap items-center gap-1.5">
          <StateBadge state={stateOf(integration, provider?.fields)} />
          {integration.primary && <PrimaryBadge />}
          {integration.needsCredentials && <NeedsCredentialsBadge />}
        </span>
        <RowHealth
          name={name}
          verdict={integration.lastCheck}
          check={checks?.of(_id)}
          checkable={checkable}
          href={`${href}/checks`}
          className="@4xl/list:order-1"
        />
        <span className="tabular flex gap-x-3 @4xl/list:order-1 @4xl/list:grid @4xl/list:justify-items-end @4xl/list:text-sm">
          {isRankedChannel(channel) && priority > 0 && <span>Priority {priority}</span>}
          <RelativeTime value={integration.updatedAt} />
        </span>
        {sentence ? (
          <span className="max-w-full min-w-0 truncate text-sm @max-4xl/list:basis-full">
            {sentence.replace(/^Eligible when/, 'When')}
          </span>
        ) : (
          <span className="text-sm @max-4xl/list:hidden">No conditions</span>
        )}
        {commands && (
          <IntegrationMenu
            integration={integration}
            commands={commands}
            curl={
              provider?.fields &&
              (() => storedAsCurl(integration, { ...provider, fields: provider.fields ?? [] }, apiBaseUrl))
            }
            editHref={href}
            places={places}
            onCheck={checks && checkable ? () => checks.start([_id]) : undefined}
            className="absolute top-2 right-2 z-10 @4xl/list:relative @4xl/list:top-auto @4xl/list:right-auto @4xl/list:order-2"
          />
        )}
      </div>
    </li>
  );
}
