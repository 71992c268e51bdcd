import 'server-only';

import { isRankedChannel } from '@/lib/catalogue/channel';
import { findIntegration, findIntegrationOfProvider } from '@/lib/integrations/repository';
import { findProvider } from '@/lib/providers';
import { type Context, requirePermission } from '@/lib/server/context';
import { AppError } from '@/lib/server/errors';

/**
 * Whether the provider's webhook can report delivery. In: a provider's id, or an integration's `_id` or identifier; the
 * environment must have such an integration. Source: docs/rules/api.md, "Webhook status".
 * Throws AppError: forbidden, not_found, bad_request for channels other than email and sms.
 */
export async function getWebhookStatus(ctx: Context, reference: string): Promise<boolean> {
  requirePermission(ctx, 'integrations:read');
  const row =
    (await findIntegrationOfProvider(ctx.environmentId, reference)) ??
    (await findIntegration(ctx.environmentId, reference));
  if (!row) throw new AppError('not_found', 'There is no such integration in this environment.');
  const provider = findProvider(row.providerId);
  if (!provider || !isRankedChannel(provider.channel))
    throw new AppError('bad_request', 'Only providers of the channels email and sms have a webhook status.');
  return provider.statusWebhook ?? false;
}
