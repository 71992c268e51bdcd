import { Plus } from 'lucide-react';
import type { Metadata } from 'next';

import { current, currentContext } from '@/app/current';
import { IntegrationsList } from '@/components/integrations/list/integrations-list';
import { filterQuery, type ListFilter, readFilter } from '@/components/integrations/model/list-filter';
import type { ListedProvider } from '@/components/integrations/model/listed-integration';
import { toListed } from '@/components/integrations/model/to-listed';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { toPublicProvider } from '@/lib/catalogue/public-provider';
import { type Overview, type OverviewQuery, readOverview } from '@/lib/integrations/read/overview';
import { listSelectionWarnings } from '@/lib/integrations/select/review';
import type { IntegrationView } from '@/lib/integrations/types';
import { PROVIDERS } from '@/lib/providers';

import { listActions } from './list-actions';

export const metadata: Metadata = { title: 'Integrations' };

interface ListPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** The URL holds the filter. `from` is the start of the part shown of a very long list. */
export default async function IntegrationsPage({ searchParams }: ListPageProps) {
  const address = await searchParams;
  const asked = new URLSearchParams(
    Object.entries(address).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const filter = readFilter(asked);
  const { environment } = await current();
  const ctx = await currentContext();
  const [overview, warnings] = await Promise.all([
    readOverview(ctx, overviewQuery(filter, asked.get('from') ?? undefined)),
    listSelectionWarnings(ctx),
  ]);
  const fields = new Map(PROVIDERS.map((provider) => [provider.id, toPublicProvider(provider).fields]));
  const listed = (each: IntegrationView) => toListed(each, fields.get(each.providerId));
  const canWrite = ctx.permissions.has('integrations:write');
  return (
    <>
      <PageHeader
        title="Integrations"
        description={`Which provider sends on which channel, in this environment.${canWrite ? '' : ' Your role lets you look, not change.'}`}
        actions={
          canWrite && (
            <Button asChild variant="primary">
              <Link href="/integrations/new">
                <Plus aria-hidden /> New integration
              </Link>
            </Button>
          )
        }
      />
      <IntegrationsList
        // A new list for another environment: no state carries over.
        key={environment.id}
        integrations={overview.integrations.map(listed)}
        part={
          overview.isWhole
            ? undefined
            : {
                asked: filterQuery(filter),
                isFirst: !asked.has('from'),
                next: overview.nextCursor,
                followers: overview.followers.map(listed),
              }
        }
        providers={neededProviders(overview)}
        warnings={warnings}
        environmentId={environment.id}
        actions={canWrite ? listActions(environment.id) : undefined}
      />
    </>
  );
}

/** The filter as a database query, for lists too long to send at once. "Inactive" includes drafts. */
function overviewQuery(
  { q, channel, providerId, state, health }: ListFilter,
  cursor: string | undefined,
): OverviewQuery {
  const sought = q.trim();
  const isMeant = ({ name }: { name: string }) => name.toLowerCase().includes(sought.toLowerCase());
  return {
    channel,
    providerId,
    health,
    cursor,
    ...(state && { active: state === 'active' }),
    ...(sought !== '' && { q: sought, meantProviderIds: PROVIDERS.filter(isMeant).map(({ id }) => id) }),
  };
}

/** The providers that the page needs: those in use, or all when none is in use or the list is incomplete. */
function neededProviders({ integrations, isWhole }: Overview): ListedProvider[] {
  const used = new Set(integrations.map(({ providerId }) => providerId));
  const isEmpty = isWhole && used.size === 0;
  return PROVIDERS.filter(({ id }) => isEmpty || !isWhole || used.has(id)).map((provider) => {
    const { id, name, channel, checkable, popular } = toPublicProvider(provider);
    return { id, name, channel, checkable, ...(isEmpty && { popular }) };
  });
}
