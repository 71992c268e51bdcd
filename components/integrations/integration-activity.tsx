import { ArrowRight, History, KeyRound, Server, UserRound } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import type { EventPage, IntegrationEvent } from '@/lib/integrations/activity';
import type { IntegrationView } from '@/lib/integrations/types';
import { type EventChange, eventChanges, eventTitle } from './event-changes';

export interface IntegrationActivityProps {
  integration: IntegrationView;
  provider: PublicProvider | undefined;
  page: EventPage;
  /** Whether the page begins with the newest event. */
  isFirst: boolean;
}

const ACTOR_ICONS = { user: UserRound, api_key: KeyRound, system: Server } as const;

/** Who did what to an integration, newest first. */
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
  const Icon = ACTOR_ICONS[event.actor.type];
  const changes = eventChanges(event, provider?.fields ?? []);
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 px-3 py-3 sm:px-4">
      <Icon aria-hidden className="mt-0.5 size-4 text-text-muted" />
      <div className="grid min-w-0 gap-2">
        <p className="flex flex-wrap items-baseline gap-x-4">
          <span className="min-w-0 break-words">
            {event.actor.type === 'api_key' && <span className="text-text-muted">API key </span>}
            <span className="font-medium">{event.actor.name}</span> {eventTitle(event)}
          </span>
          <RelativeTime value={event.at} className="text-sm text-text-muted sm:ml-auto" />
        </p>
        {changes.length > 0 && (
          <dl className="grid grid-cols-1 gap-x-4 gap-y-1 text-sm sm:grid-cols-[minmax(6rem,auto)_minmax(0,1fr)]">
            {changes.map((change) => (
              <Change key={change.place} change={change} />
            ))}
          </dl>
        )}
      </div>
    </li>
  );
}

function Change({ change: { label, from, to, isSecret } }: { change: EventChange }) {
  return (
    <>
      <dt className="text-text-muted">{label}</dt>
      <dd className="min-w-0 break-words max-sm:mb-1">
        {from === undefined || to === undefined ? (
          'changed'
        ) : (
          <>
            {isSecret && <span className="text-text-muted">fingerprint </span>}
            <Side text={from} isSecret={isSecret} />
            <ArrowRight role="img" aria-label="to" className="mx-1.5 inline size-3.5 text-text-muted" />
            <Side text={to} isSecret={isSecret} />
          </>
        )}
      </dd>
    </>
  );
}

function Side({ text, isSecret }: { text: string; isSecret: boolean }) {
  return isSecret ? <code className="text-code">{text}</code> : <span className="whitespace-pre-wrap">{text}</span>;
}
