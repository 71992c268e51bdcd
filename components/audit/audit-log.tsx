import { Download, ScrollText } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import type { AuditPage, KnownActor } from '@/lib/audit-log/types';
import type { PublicField } from '@/lib/catalogue/public-provider';
import type { EnvironmentView } from '@/lib/environments/types';

import { AuditRow } from './audit-row';
import { isNarrowedLog, logQuery, type LogFilter } from './log-filter';
import { LogToolbar } from './log-toolbar';

export interface AuditLogProps {
  filter: LogFilter;
  /** The path of the log. */
  base: string;
  /** A page of events, or the problems with the URL. */
  page: AuditPage | { readonly problems: readonly string[] };
  actors: readonly KnownActor[];
  environments: readonly EnvironmentView[];
  /** The current environment: only its targets are linked. */
  environmentId: string;
  /** The fields of the page's providers, for their labels. */
  fieldsOf: Readonly<Record<string, readonly PublicField[]>>;
}

/** The audit log of the organization, newest first. */
export function AuditLog({ filter, base, page, actors, environments, environmentId, fieldsOf }: AuditLogProps) {
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Who did what, and when. It tells what changed and fingerprints of secrets, never a secret."
        actions={
          'events' in page && (
            <>
              <ExportLink href={`${base}/export${logQuery(filter, { format: 'csv' })}`} name="CSV" />
              <ExportLink href={`${base}/export${logQuery(filter, { format: 'jsonl' })}`} name="JSON lines" />
            </>
          )
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <LogToolbar filter={filter} base={base} actors={actors} environments={environments} />
        <h2 className="sr-only">Events</h2>
        {'problems' in page ? (
          <Callout
            tone="warning"
            title="This address asks for something that cannot be read"
            actions={
              <Button asChild size="sm">
                <Link href={base}>Show everything</Link>
              </Button>
            }
          >
            {page.problems.join(' ')}
          </Callout>
        ) : page.events.length === 0 ? (
          <EmptyState
            icon={<ScrollText aria-hidden />}
            headingLevel="h3"
            title={isNarrowedLog(filter) ? 'Nothing fits these filters' : 'Nothing here'}
          />
        ) : (
          <ol className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface">
            {page.events.map((event) => (
              <AuditRow
                key={event.id}
                event={event}
                environments={environments}
                environmentId={environmentId}
                fields={fieldsOf[event.target.providerId ?? ''] ?? []}
              />
            ))}
          </ol>
        )}
        {'events' in page && <Pages page={page} filter={filter} base={base} />}
      </div>
    </>
  );
}

function ExportLink({ href, name }: { href: string; name: string }) {
  return (
    <Button asChild>
      {/* Not a Link: the response is a file. */}
      <a href={href}>
        <Download aria-hidden /> Export {name}
      </a>
    </Button>
  );
}

function Pages({ page, filter, base }: { page: AuditPage; filter: LogFilter; base: string }) {
  if (page.older === undefined && page.newer === undefined) return null;
  return (
    <nav aria-label="Pages of the audit log" className="flex justify-between gap-3">
      {page.newer === undefined ? (
        <span />
      ) : (
        <Button asChild>
          <Link href={`${base}${logQuery(filter, { after: page.newer })}`}>Newer</Link>
        </Button>
      )}
      {page.older !== undefined && (
        <Button asChild>
          <Link href={`${base}${logQuery(filter, { before: page.older })}`}>Older</Link>
        </Button>
      )}
    </nav>
  );
}
