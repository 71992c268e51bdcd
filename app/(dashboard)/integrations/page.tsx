import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';

import { current, currentContext } from '@/app/current';
import { IntegrationsList } from '@/components/integrations/integrations-list';
import type { ListedProvider } from '@/components/integrations/listed-provider';
import { toListed } from '@/components/integrations/to-listed';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { newRequestId } from '@/lib/api/error-answer';
import { toPublicProvider } from '@/lib/catalogue/public-provider';
import { decodeCursor, type ListQuery, WHOLE_LIST } from '@/lib/integrations/list-query';
import { listIntegrations } from '@/lib/integrations/reads';
import { listSelectionWarnings } from '@/lib/integrations/selection-review';
import type { IntegrationView } from '@/lib/integrations/types';
import { PROVIDERS } from '@/lib/providers';
import type { Context } from '@/lib/server/context';

import { listActions } from './list-actions';

export const metadata: Metadata = { title: 'Integrations' };

export default async function IntegrationsPage() {
  const { environment } = await current();
  const ctx = await currentContext(newRequestId());
  const [integrations, warnings] = await Promise.all([readAll(ctx), listSelectionWarnings(ctx)]);
  const fields = new Map(PROVIDERS.map((provider) => [provider.id, toPublicProvider(provider).fields]));
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
        // Another environment is another list: nothing of the one before stays.
        key={environment.id}
        integrations={integrations.map((each) => toListed(each, fields.get(each.providerId)))}
        providers={neededProviders(integrations)}
        warnings={warnings}
        environmentId={environment.id}
        actions={canWrite ? listActions(environment.id) : undefined}
      />
    </>
  );
}

/** Every integration of the environment, however many pages they fill. */
async function readAll(ctx: Context): Promise<readonly IntegrationView[]> {
  const all: IntegrationView[] = [];
  let cursor: ListQuery['cursor'];
  do {
    const page = await listIntegrations(ctx, { ...WHOLE_LIST, cursor });
    all.push(...page.integrations);
    cursor = page.nextCursor === undefined ? undefined : (decodeCursor(page.nextCursor) ?? undefined);
  } while (cursor);
  return all;
}

/** What the page needs of the catalogue: the providers in use, or all to choose from while nothing is. */
function neededProviders(integrations: readonly IntegrationView[]): ListedProvider[] {
  const used = new Set(integrations.map(({ providerId }) => providerId));
  return PROVIDERS.filter(({ id }) => used.size === 0 || used.has(id)).map((provider) => {
    const { id, name, channel, checkable, popular } = toPublicProvider(provider);
    return { id, name, channel, checkable, ...(used.size === 0 && { popular }) };
  });
}
