import type { Metadata } from 'next';

import { IntegrationActivity } from '@/components/audit/integration-activity';
import { type EventPage, listIntegrationEvents } from '@/lib/integrations/read/activity';
import type { Context } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';

import { Frame } from '../frame';
import { readIntegrationPage } from '../read';

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Activity of ${(await readIntegrationPage((await params).id)).integration.name}` };
}

export default async function IntegrationActivityPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { ctx, integration, provider } = await readIntegrationPage(id);
  const { before } = await searchParams;
  const page = await readEvents(ctx, integration._id, typeof before === 'string' ? before : undefined);
  return (
    <Frame id={id} tab="activity">
      <IntegrationActivity integration={integration} provider={provider} page={page} isFirst={before === undefined} />
    </Frame>
  );
}

/** An invalid cursor in the URL shows the newest events. */
async function readEvents(ctx: Context, id: string, cursor: string | undefined): Promise<EventPage> {
  try {
    return await listIntegrationEvents(ctx, id, { cursor });
  } catch (error) {
    if (error instanceof AppError && error.code === 'validation_failed') return listIntegrationEvents(ctx, id);
    throw error;
  }
}
