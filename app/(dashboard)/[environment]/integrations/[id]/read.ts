import { notFound } from 'next/navigation';
import { cache } from 'react';

import { currentContext } from '@/app/current';
import type { ListedIntegration } from '@/components/integrations/model/listed-integration';
import { toListed } from '@/components/integrations/model/to-listed';
import type { Channel } from '@/lib/catalogue/channel';
import { type PublicProvider, toPublicProvider } from '@/lib/catalogue/public-provider';
import { getIntegration } from '@/lib/integrations/read/get-and-list';
import { listSuccessors } from '@/lib/integrations/read/overview';
import type { IntegrationView } from '@/lib/integrations/types';
import { findProvider } from '@/lib/providers';
import type { Context } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';

export interface IntegrationPageData {
  readonly ctx: Context;
  readonly integration: IntegrationView;
  /** Absent when the catalog no longer lists the provider. */
  readonly provider: PublicProvider | undefined;
}

/** The data that every integration page needs, read once per request. An unknown id renders the not-found page. */
export const readIntegrationPage = cache(async (id: string): Promise<IntegrationPageData> => {
  const ctx = await currentContext();
  try {
    const integration = await getIntegration(ctx, decodeURIComponent(id));
    const provider = findProvider(integration.providerId);
    return { ctx, integration, provider: provider && toPublicProvider(provider) };
  } catch (error) {
    // A URIError means a malformed "%" escape in the URL: no integration has such an id.
    if (error instanceof URIError || (error instanceof AppError && error.code === 'not_found')) notFound();
    throw error;
  }
});

/** Candidates to replace the channel's default, as short records. Read once per request. */
export const readSuccessors = cache(async (channel: Channel): Promise<readonly ListedIntegration[]> => {
  const ctx = await currentContext();
  return (await listSuccessors(ctx, channel)).map((each) => toListed(each, undefined));
});
