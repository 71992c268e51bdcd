import type { Metadata } from 'next';

import { current, currentContext } from '@/app/current';
import { AuditLog } from '@/components/audit/audit-log';
import { readLogFilter } from '@/components/audit/log-filter';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { listAuditEvents, listKnownActors } from '@/lib/audit-log/service';
import type { AuditPage } from '@/lib/audit-log/types';
import { toPublicProvider } from '@/lib/catalogue/public-provider';
import { findProvider } from '@/lib/providers';
import type { Context } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';

export const metadata: Metadata = { title: 'Audit log' };

type Address = Record<string, string | string[] | undefined>;

export default async function AuditLogPage({ searchParams }: { searchParams: Promise<Address> }) {
  const { environments, environment } = await current();
  const ctx = await currentContext();
  if (!ctx.permissions.has('admin')) {
    return (
      <>
        <PageHeader title="Audit log" />
        <Callout tone="info" title="Only owners and admins read the audit log">
          What was done to an integration is under its Activity.
        </Callout>
      </>
    );
  }
  const address = await searchParams;
  const page = await readPage(ctx, address);
  return (
    <AuditLog
      filter={readLogFilter(address)}
      base="/settings/audit-log"
      page={page}
      actors={await listKnownActors(ctx)}
      environments={environments}
      environmentId={environment.id}
      fieldsOf={'events' in page ? fieldsOf(page) : {}}
    />
  );
}

/** An invalid URL shows the reason and no events: an unfiltered log would look like the answer. */
async function readPage(ctx: Context, address: Address): Promise<AuditPage | { problems: string[] }> {
  try {
    return await listAuditEvents(ctx, address);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'validation_failed') throw error;
    return { problems: Object.values(error.errors ?? {}).flatMap(({ messages }) => messages) };
  }
}

function fieldsOf({ events }: AuditPage) {
  const ids = [...new Set(events.flatMap(({ target }) => target.providerId ?? []))];
  return Object.fromEntries(
    ids.map((id) => {
      const provider = findProvider(id);
      return [id, provider ? toPublicProvider(provider).fields : []];
    }),
  );
}
