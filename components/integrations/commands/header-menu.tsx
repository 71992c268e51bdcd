'use client';

import { Ellipsis } from 'lucide-react';
import { lazy, Suspense } from 'react';

import { type ListedIntegration, menuId } from '@/components/integrations/model/listed-integration';
import type { Succession } from '@/components/integrations/model/successions';
import { MenuButton } from '@/components/ui/menu-button';
import { useOwnRouter } from '@/components/ui/own-paths';

import { useListActions, type ListActions } from './use-integration-commands';

const IntegrationMenuItems = lazy(() =>
  import('./integration-menu').then((module) => ({ default: module.IntegrationMenuItems })),
);
const CommandDialogs = lazy(() => import('./command-dialogs').then((module) => ({ default: module.CommandDialogs })));

export interface HeaderMenuProps {
  integration: ListedIntegration;
  environmentId: string;
  /** Whether the catalog lists its provider. */
  isKnown: boolean;
  actions: ListActions;
  /** The candidates to replace it as the default; absent unless it is the default. */
  succession: Succession | undefined;
}

/** The menu of an integration's own page. */
export function HeaderMenu({ integration, environmentId, isKnown, actions, succession }: HeaderMenuProps) {
  const router = useOwnRouter();
  const commands = useListActions([integration], actions, () => router.push('/integrations'));
  return (
    <>
      <MenuButton
        id={menuId(integration)}
        label={`Actions for ${integration.name}`}
        className="grid size-7 place-items-center rounded-md border border-border-strong bg-surface text-text-muted hover:bg-hover pointer-coarse:size-9"
        align="end"
        items={
          <IntegrationMenuItems
            integration={integration}
            commands={commands}
            environmentId={environmentId}
            isKnown={isKnown}
          />
        }
      >
        <Ellipsis aria-hidden className="size-4" />
      </MenuButton>
      {commands.question && (
        <Suspense>
          <CommandDialogs commands={commands} successionsFor={() => (succession ? [succession] : [])} />
        </Suspense>
      )}
    </>
  );
}
