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

/** The actions of an integration's menu, in a list or on a page, bound to the environment that the page shows. */
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
