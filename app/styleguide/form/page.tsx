import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { IntegrationDetails } from '@/components/integrations/detail/integration-details';
import { IntegrationFrame } from '@/components/integrations/detail/integration-frame';
import { IntegrationsList } from '@/components/integrations/list/integrations-list';
import { toListed } from '@/components/integrations/model/to-listed';
import { PageHeader } from '@/components/ui/page-header';
import { toPublicProvider } from '@/lib/catalogue/public-provider';
import { PROVIDERS } from '@/lib/providers';
import { listProviderClues } from '@/lib/providers/provider-clues';

import { FormPreview, Frame } from './form-preview';
import { SAMPLES } from './samples';

export const metadata: Metadata = { title: 'Style guide: the form' };

interface FormStyleguideProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/**
 * For the product's developers; absent from a production build. Shows the form without a view, else `?view=list`,
 * `?view=empty`, or `?view=<identifier of a sample>` for the details. A form named "refused", "down" or "offline" fails
 * in that way.
 */
export default async function FormStyleguidePage({ searchParams }: FormStyleguideProps) {
  if (process.env.NODE_ENV === 'production') notFound();
  const { view, checkable } = await searchParams;
  const providers = PROVIDERS.map(toPublicProvider).map((provider) =>
    checkable ? { ...provider, checkable: provider.popular } : provider,
  );
  const sample = SAMPLES.find(({ identifier }) => identifier === view);
  if (sample) {
    const provider = providers.find(({ id }) => id === sample.providerId);
    return (
      <Frame>
        <IntegrationFrame integration={sample} provider={provider} tab="settings" menu={undefined}>
          <IntegrationDetails integration={sample} provider={provider} />
        </IntegrationFrame>
      </Frame>
    );
  }
  if (view === 'list' || view === 'empty') {
    return (
      <Frame>
        <PageHeader title="Integrations" description="Which provider sends on which channel, in this environment." />
        <IntegrationsList
          part={undefined}
          integrations={view === 'list' ? SAMPLES.map((each) => toListed(each, undefined)) : []}
          providers={providers}
          warnings={[]}
          environmentId="sample"
          actions={undefined}
        />
      </Frame>
    );
  }
  return (
    <Frame>
      <FormPreview providers={providers} clues={await listProviderClues()} />
    </Frame>
  );
}
