import { ChevronRight } from 'lucide-react';

import { Badge } from '@/components/ui/badge';
import { CopyButton } from '@/components/ui/copy-button';
import { RelativeTime } from '@/components/ui/relative-time';
import { TextLink } from '@/components/ui/text-link';
import type { AuditEventView } from '@/lib/audit-log/types';
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
  /** The fields of the target's provider. */
  fields: readonly PublicField[];
}

/** One event as a sentence, with expandable details. */
export function AuditRow({ event, environments, environmentId, fields }: AuditRowProps) {
  const { before, after } = eventPhrase(event);
  const { environment, target } = event;
  const canVisit = target.isLive && target.environmentId === environmentId;
  const facts = eventFacts(event, fields)
    // The sentence and the terms below already show these.
    .filter(({ name, value }) => value !== (name === 'name' ? target.name : name === 'identifier' && target.identifier))
    .map((fact) => ({ ...fact, value: environments.find(({ id }) => id === fact.value)?.name ?? fact.value }));
  return (
    <li>
      <details className="group">
        <summary className="grid cursor-pointer list-none grid-cols-[auto_auto_minmax(0,1fr)] gap-x-2.5 px-3 py-2.5 hover:bg-hover focus-visible:outline-offset-[-2px] sm:px-4 [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden
            className="mt-[3px] size-3.5 text-text-muted transition-transform group-open:rotate-90 motion-reduce:transition-none"
          />
          <ActorIcon type={event.actor.type} />
          <span className="flex min-w-0 flex-wrap items-baseline gap-x-4 gap-y-1">
            <span className="min-w-0 break-words">
              <ActorName actor={event.actor} /> {before}{' '}
              <span className="font-medium">{target.name ?? unnamedTarget(target.type)}</span>
              {after}
            </span>
            <span className="flex min-w-0 items-center gap-3 sm:ml-auto">
              {environment && (
                <span data-env-color={environment.color ?? 'gray'} className="contents">
                  <Badge tone="environment" className="min-w-0 shrink sm:max-w-48">
                    <span className="truncate">{environment.name ?? 'An environment that is gone'}</span>
                  </Badge>
                </span>
              )}
              <RelativeTime value={event.at} className="shrink-0 text-sm text-text-muted sm:w-28 sm:text-right" />
            </span>
          </span>
        </summary>
        <div className="px-3 pt-1 pb-4 pl-9 sm:pl-16">
          <ChangeList changes={eventChanges(event, fields)} facts={facts}>
            {target.identifier !== undefined && (
              <Term label="Identifier">
                {canVisit ? (
                  <TextLink href={`/integrations/${target.id}`}>{target.identifier}</TextLink>
                ) : (
                  <code className="text-code">{target.identifier}</code>
                )}
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
    </li>
  );
}
