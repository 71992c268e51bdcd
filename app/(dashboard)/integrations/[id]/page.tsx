import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';

import { currentContext } from '@/app/current';
import { IntegrationDetails } from '@/components/integrations/integration-details';
import { newRequestId } from '@/lib/api/error-answer';
import { toPublicProvider } from '@/lib/catalogue/public-provider';
import { getIntegration } from '@/lib/integrations/reads';
import type { IntegrationView } from '@/lib/integrations/types';
import { findProvider } from '@/lib/providers';
import { AppError } from '@/lib/server/errors';

const read = cache(async (id: string): Promise<IntegrationView> => {
  try {
    return await getIntegration(await currentContext(newRequestId()), decodeURIComponent(id));
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
});

interface Props {
  readonly params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).id)).name };
}

export default async function IntegrationPage({ params }: Props) {
  const integration = await read((await params).id);
  const provider = findProvider(integration.providerId);
  return <IntegrationDetails integration={integration} provider={provider ? toPublicProvider(provider) : undefined} />;
}
