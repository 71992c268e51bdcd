import { ChevronRight } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { TextLink } from '@/components/ui/text-link';
import type { AuditEventView } from '@/lib/audit/types';
import type { PublicField } from '@/lib/catalogue/public-provider';
import type { EnvironmentView } from '@/lib/environments/types';
import { ActorIcon, ActorName } from './actor-name';
import { ChangeList, Term } from './change-list';
import { eventChanges, eventFacts } from './event-changes';
import { eventPhrase, unnamedTarget } from './event-words';

export interface AuditRowProps {
  event: AuditEventView;
  environments: readonly EnvironmentView[];
  environmentId: string;
  /** Of the target's provider. */
  fields: readonly PublicField[];
}

/** One event in plain words; its details open below. */
export function AuditRow({ event, environments, environmentId, fields }: AuditRowProps) {
  const { before, after } = eventPhrase(event);
  const { environment, target } = event;
  const facts = eventFacts(event, fields)
    .filter(({ name, value }) => !(name === 'name' && value === target.name))
    .map((fact) => ({ ...fact, value: environments.find(({ id }) => id === fact.value)?.name ?? fact.value }));
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 px-3 py-2.5 sm:px-4">
      <ActorIcon type={event.actor.type} />
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-baseline gap-x-4">
          <span className="min-w-0 break-words">
            <ActorName actor={event.actor} /> {before}{' '}
            <Target event={event} canVisit={target.isLive && target.environmentId === environmentId} />
            {after}
          </span>
          <RelativeTime value={event.at} className="text-sm text-text-muted sm:ml-auto" />
        </p>
        <details className="group min-w-0">
          <summary className="flex min-h-6 w-fit max-w-full cursor-pointer list-none items-center gap-1.5 rounded-sm text-sm text-text-muted hover:text-text [&::-webkit-details-marker]:hidden">
            <ChevronRight
              aria-hidden
              className="size-3.5 shrink-0 transition-transform group-open:rotate-90 motion-reduce:transition-none"
            />
            Details
            {environment && (
              <span data-env-color={environment.color ?? 'gray'} className="contents">
                <Badge tone="environment" className="ml-1.5 min-w-0">
                  <span className="truncate">{environment.name ?? 'An environment that is gone'}</span>
                </Badge>
              </span>
            )}
          </summary>
          <div className="py-2 pl-5">
            <ChangeList changes={eventChanges(event, fields)} facts={facts}>
              {target.identifier !== undefined && (
                <Term label="Identifier">
                  <code className="text-code">{target.identifier}</code>
                </Term>
              )}
              <Term label="Action">
                <code className="text-code">{event.action}</code>
              </Term>
              <Term label="Time">
                <time dateTime={event.at} className="tabular">
                  {event.at.replace('T', ' ').replace('Z', ' UTC')}
                </time>
              </Term>
              <Term label="Request id">
                <span className="inline-flex max-w-full items-center gap-1">
                  <code className="min-w-0 text-code break-all">{event.requestId}</code>
                  <CopyButton value={event.requestId} label="Copy request id" className="size-6" />
                </span>
              </Term>
            </ChangeList>
          </div>
        </details>
      </div>
    </li>
  );
}

function Target({ event: { target }, canVisit }: { event: AuditEventView; canVisit: boolean }) {
  if (target.name === undefined) return <>{unnamedTarget(target.type)}</>;
  if (canVisit) return <TextLink href={`/integrations/${target.id}`}>{target.name}</TextLink>;
  return <span className="font-medium">{target.name}</span>;
}
