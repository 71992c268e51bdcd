import type { Metadata } from 'next';

import { current } from '@/app/current';
import { origin } from '@/app/own-address';
import { IntegrationDetails } from '@/components/integrations/detail/integration-details';
import { IntegrationJson } from '@/components/integrations/detail/integration-json';
import { EditForm } from '@/components/integrations/edit/edit-form';
import { successionsOf } from '@/components/integrations/model/successions';
import { Callout } from '@/components/ui/callout';

import { checkIdentifierAction, readIntegrationAction, updateIntegrationAction } from '../actions';
import { conditionTools } from '../condition-tools';
import { Frame } from './frame';
import { readSuccessors, readIntegrationPage } from './read';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readIntegrationPage((await params).id)).integration.name };
}

export default async function IntegrationPage({ params }: Props) {
  const { id } = await params;
  const { environment } = await current();
  const { ctx, integration, provider } = await readIntegrationPage(id);
  const mayChange = ctx.permissions.has('integrations:write');
  return (
    <Frame id={id} tab="settings">
      {!mayChange && (
        <Callout tone="info" title="Your role lets you look, not change" className="max-w-4xl">
          Owners, admins and editors change integrations.
        </Callout>
      )}
      {provider && mayChange ? (
        <EditForm
          // A new form for another environment or integration.
          key={integration._id}
          integration={integration}
          provider={provider}
          environment={environment}
          apiBaseUrl={await origin()}
          successions={successionsOf([integration], await readSuccessors(integration.channel))}
          updateAction={updateIntegrationAction.bind(null, environment.id)}
          readAction={readIntegrationAction.bind(null, environment.id)}
          identifierAction={checkIdentifierAction.bind(null, environment.id)}
          conditionTools={await conditionTools(ctx)}
        />
      ) : (
        <IntegrationDetails integration={integration} provider={provider} />
      )}
      <IntegrationJson integration={integration} />
    </Frame>
  );
}
