import type { ListActions } from '@/components/integrations/commands/use-integration-commands';

import {
  changeManyAction,
  deleteIntegrationAction,
  duplicateIntegrationAction,
  integrationCodeAction,
  orderIntegrationsAction,
  setActiveAction,
  setPrimaryAction,
} from './change-actions';

/** What can be done to an integration from a list or a page's menu, in the environment that the page was made for. */
export function listActions(environmentId: string): ListActions {
  return {
    setActive: setActiveAction.bind(null, environmentId),
    setPrimary: setPrimaryAction.bind(null, environmentId),
    order: orderIntegrationsAction.bind(null, environmentId),
    duplicate: duplicateIntegrationAction.bind(null, environmentId),
    remove: deleteIntegrationAction.bind(null, environmentId),
    code: integrationCodeAction.bind(null, environmentId),
    changeMany: changeManyAction.bind(null, environmentId),
  };
}
