'use server';

import { actionContext } from '@/app/current';
import { runAction } from '@/app/run-action';
import type { PaletteData } from '@/components/shell/palette-data';
import { listIntegrationNames } from '@/lib/integrations/read/get-and-list';
import { findProvider, PROVIDERS } from '@/lib/providers';
import type { ActionResult } from '@/lib/server/action-result';

/** The list's own search finds the rest. */
const MOST_IN_PALETTE = 500;

/** The data that the command palette searches: the catalog and the newest integrations of the current environment. */
export async function readPaletteAction(): Promise<ActionResult<PaletteData>> {
  return runAction(async () => {
    const ctx = await actionContext();
    const { integrations, isWhole } = await listIntegrationNames(ctx, { limit: MOST_IN_PALETTE });
    return {
      providers: PROVIDERS.map(({ id, name, channel, aliases, popular = false }) => ({
        id,
        name,
        channel,
        aliases,
        popular,
      })),
      integrations: integrations.map((each) => ({
        ...each,
        providerName: findProvider(each.providerId)?.name ?? each.providerId,
      })),
      isWhole,
    };
  });
}
