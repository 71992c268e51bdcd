import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';

import { current, currentContext } from '@/app/current';
import { ownAddress } from '@/app/own-address';
import { IntegrationsList } from '@/components/integrations/integrations-list';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { newRequestId } from '@/lib/api/error-answer';
import { type PublicProvider, toPublicProvider } from '@/lib/catalogue/public-provider';
import { WHOLE_LIST } from '@/lib/integrations/list-query';
import { listIntegrations } from '@/lib/integrations/reads';
import { listSelectionWarnings } from '@/lib/integrations/selection-review';
import type { IntegrationView } from '@/lib/integrations/types';
import { PROVIDERS } from '@/lib/providers';

import { listActions } from './list-actions';

export const metadata: Metadata = { title: 'Integrations' };

export default async function IntegrationsPage() {
  const { environment } = await current();
  const ctx = await currentContext(newRequestId());
  const [{ integrations }, warnings] = await Promise.all([
    listIntegrations(ctx, WHOLE_LIST),
    listSelectionWarnings(ctx),
  ]);
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
        integrations={integrations}
        providers={neededProviders(integrations)}
        warnings={warnings}
        environmentId={environment.id}
        apiBaseUrl={await ownAddress()}
        actions={canWrite ? listActions(environment.id) : undefined}
      />
    </>
  );
}

/** What the page needs of the catalogue: the providers in use, or all to choose from while nothing is. */
function neededProviders(integrations: readonly IntegrationView[]): PublicProvider[] {
  const used = new Set(integrations.map(({ providerId }) => providerId));
  return PROVIDERS.filter(({ id }) => used.size === 0 || used.has(id)).map(toPublicProvider);
}
