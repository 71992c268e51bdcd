import { History } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { RelativeTime } from '@/components/ui/relative-time';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import type { EventPage, IntegrationEvent } from '@/lib/integrations/read/activity';
import type { IntegrationView } from '@/lib/integrations/types';

import { ActorIcon, ActorName } from './actor-name';
import { ChangeList } from './change-list';
import { eventChanges } from './event-changes';
import { eventTitle } from './event-words';

export interface IntegrationActivityProps {
  integration: IntegrationView;
  provider: PublicProvider | undefined;
  page: EventPage;
  /** Whether the page starts with the newest event. */
  isFirst: boolean;
}

/** The audit events of an integration, newest first. */
export function IntegrationActivity({ integration, provider, page, isFirst }: IntegrationActivityProps) {
  const base = `/integrations/${encodeURIComponent(integration.identifier)}/activity`;
  return (
    <section className="grid max-w-4xl grid-cols-1 gap-4">
      <h2 className="sr-only">Activity</h2>
      {page.events.length === 0 ? (
        <EmptyState icon={<History aria-hidden />} headingLevel="h3" title="Nothing older" />
      ) : (
        <ol className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface">
          {page.events.map((event) => (
            <EventRow key={event.id} event={event} provider={provider} />
          ))}
        </ol>
      )}
      {(!isFirst || page.nextCursor !== undefined) && (
        <nav aria-label="Pages of activity" className="flex justify-between gap-3">
          {isFirst ? (
            <span />
          ) : (
            <Button asChild>
              <Link href={base}>Newest</Link>
            </Button>
          )}
          {page.nextCursor !== undefined && (
            <Button asChild>
              <Link href={`${base}?before=${page.nextCursor}`}>Older</Link>
            </Button>
          )}
        </nav>
      )}
    </section>
  );
}

function EventRow({ event, provider }: { event: IntegrationEvent; provider: PublicProvider | undefined }) {
  const changes = eventChanges(event, provider?.fields ?? []);
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 px-3 py-3 sm:px-4">
      <ActorIcon type={event.actor.type} />
      <div className="grid min-w-0 gap-2">
        <p className="flex flex-wrap items-baseline gap-x-4">
          <span className="min-w-0 break-words">
            <ActorName actor={event.actor} /> {eventTitle(event)}
          </span>
          <RelativeTime value={event.at} className="text-sm text-text-muted sm:ml-auto" />
        </p>
        <ChangeList changes={changes} />
      </div>
    </li>
  );
}
