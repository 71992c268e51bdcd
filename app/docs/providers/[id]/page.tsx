import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { origin } from '@/app/own-address';
import { ProviderReference } from '@/components/docs/provider-reference';
import { CHANNEL_LABELS } from '@/lib/catalogue/channel';
import { credentialsJsonSchema, toPublicProvider } from '@/lib/catalogue/public-provider';
import { findProvider, PROVIDERS } from '@/lib/providers';

interface ProviderPageProps {
  params: Promise<{ id: string }>;
}

const CHOICES = PROVIDERS.map(({ id, name, channel }) => ({ id, label: `${name} (${CHANNEL_LABELS[channel]})` }));

export async function generateMetadata({ params }: ProviderPageProps): Promise<Metadata> {
  const provider = findProvider((await params).id);
  return { title: provider ? `Credentials of ${provider.name}` : 'Provider not found' };
}

export default async function ProviderPage({ params }: ProviderPageProps) {
  const provider = findProvider((await params).id);
  if (!provider) notFound();
  return (
    <ProviderReference
      provider={toPublicProvider(provider)}
      schema={credentialsJsonSchema(provider)}
      providers={CHOICES}
      origin={await origin()}
    />
  );
}
