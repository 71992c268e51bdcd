import type { Metadata } from 'next';

import { current } from '@/app/current';
import { CheckNow } from '@/components/integrations/check/check-now';
import { IntegrationChecks } from '@/components/integrations/detail/integration-checks';
import { listIntegrationChecks } from '@/lib/integrations/check/check-history';

import { Frame } from '../frame';
import { readIntegrationPage } from '../read';

interface Props {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Checks of ${(await readIntegrationPage((await params).id)).integration.name}` };
}

export default async function IntegrationChecksPage({ params }: Props) {
  const { id } = await params;
  const { ctx, integration, provider } = await readIntegrationPage(id);
  const { environment } = await current();
  const checks = await listIntegrationChecks(ctx, integration._id);
  return (
    <Frame id={id} tab="checks">
      <IntegrationChecks
        integration={integration}
        provider={provider}
        checks={checks}
        checkNow={
          provider?.checkable &&
          ctx.permissions.has('integrations:write') && <CheckNow environmentId={environment.id} id={integration._id} />
        }
      />
    </Frame>
  );
}
