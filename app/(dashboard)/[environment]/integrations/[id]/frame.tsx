import type { ReactNode } from 'react';

import { current } from '@/app/current';
import { IntegrationFrame, type IntegrationTab } from '@/components/integrations/detail/integration-frame';
import { successionsOf } from '@/components/integrations/model/successions';

import { listActions } from '../list-actions';
import { readSuccessors, readIntegrationPage } from './read';

interface FrameProps {
  /** `_id` or identifier, as in the URL. */
  readonly id: string;
  readonly tab: IntegrationTab;
  readonly children: ReactNode;
}

/** The frame of every integration page: heading, menu and tabs. */
export async function Frame({ id, tab, children }: FrameProps) {
  const { environment } = await current();
  const { ctx, integration, provider } = await readIntegrationPage(id);
  return (
    <IntegrationFrame
      integration={integration}
      provider={provider}
      tab={tab}
      menu={
        ctx.permissions.has('integrations:write')
          ? {
              actions: listActions(environment.id),
              environmentId: environment.id,
              succession: successionsOf([integration], await readSuccessors(integration.channel))[0],
            }
          : undefined
      }
    >
      {children}
    </IntegrationFrame>
  );
}
