import type { Metadata } from 'next';
import { redirect } from 'next/navigation';

import { parameterSchema } from '@/app/input-schemas';
import { ProviderIndex } from '@/components/docs/provider-index';
import { findProvider, PROVIDERS } from '@/lib/providers';

export const metadata: Metadata = { title: 'Credentials by provider' };

const LISTED = PROVIDERS.map(({ id, name, channel }) => ({ id, name, channel }));

interface ProvidersPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The provider select of the reference submits `?id=`. */
export default async function ProvidersPage({ searchParams }: ProvidersPageProps) {
  const id = parameterSchema.parse((await searchParams)['id']);
  const chosen = id === undefined ? undefined : findProvider(id);
  if (chosen) redirect(`/docs/providers/${chosen.id}`);
  return <ProviderIndex providers={LISTED} />;
}
