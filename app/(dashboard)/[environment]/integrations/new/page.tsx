import type { Metadata } from 'next';
import { z } from 'zod';

import { current, currentContext } from '@/app/current';
import { parameterSchema } from '@/app/input-schemas';
import { origin } from '@/app/own-address';
import { IntegrationForm } from '@/components/integrations/create/new-integration';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { toPublicProvider } from '@/lib/catalogue/public-provider';
import { PROVIDERS } from '@/lib/providers';
import { listProviderClues } from '@/lib/providers/provider-clues';

import { checkIdentifierAction, createIntegrationAction } from '../actions';
import { conditionTools } from '../condition-tools';

const addressSchema = z.object({ channel: parameterSchema, provider: parameterSchema });

export const metadata: Metadata = { title: 'New integration' };

export default async function NewIntegrationPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>;
}) {
  const { environment } = await current();
  const ctx = await currentContext();
  if (!ctx.permissions.has('integrations:write')) {
    return (
      <>
        <PageHeader title="New integration" back={<TextLink href="/integrations">Integrations</TextLink>} />
        <Callout tone="info" title="Only owners, admins and editors create integrations">
          You may look at those there are. Ask an owner or admin for another role.
        </Callout>
      </>
    );
  }
  const { channel, provider } = addressSchema.parse(await searchParams);
  return (
    <IntegrationForm
      // A new form for another environment: typed values belong to the previous one.
      key={environment.id}
      providers={PROVIDERS.map(toPublicProvider)}
      clues={await listProviderClues()}
      environment={environment}
      apiBaseUrl={await origin()}
      initial={{ channel, providerId: provider }}
      createAction={createIntegrationAction.bind(null, environment.id)}
      identifierAction={checkIdentifierAction.bind(null, environment.id)}
      conditionTools={await conditionTools(ctx)}
    />
  );
}
