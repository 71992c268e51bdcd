'use server';

import { currentContext } from '@/app/current';
import { runAction } from '@/app/run-action';
import type { PaletteData } from '@/components/shell/palette-data';
import { WHOLE_LIST } from '@/lib/integrations/list-query';
import { listIntegrations } from '@/lib/integrations/reads';
import { findProvider, PROVIDERS } from '@/lib/providers';
import type { ActionResult } from '@/lib/server/action-result';

/** What the command palette searches: the catalogue, and the integrations of the current environment. */
export async function readPaletteAction(): Promise<ActionResult<PaletteData>> {
  return runAction(async (requestId) => {
    const { integrations } = await listIntegrations(await currentContext(requestId), WHOLE_LIST);
    return {
      providers: PROVIDERS.map(({ id, name, channel, aliases, popular = false }) => ({
        id,
        name,
        channel,
        aliases,
        popular,
      })),
      integrations: integrations.map(({ identifier, name, channel, providerId }) => ({
        identifier,
        name,
        channel,
        providerId,
        providerName: findProvider(providerId)?.name ?? providerId,
      })),
    };
  });
}
