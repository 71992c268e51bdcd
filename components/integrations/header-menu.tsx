'use client';

import { useRouter } from 'next/navigation';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import type { IntegrationView } from '@/lib/integrations/types';
import { CommandDialogs } from './command-dialogs';
import { IntegrationMenu } from './integration-menu';
import { storedAsCurl } from './stored-as-curl';
import type { Successor } from './successors';
import { useListActions, type ListActions } from './use-list-actions';

export interface HeaderMenuProps {
  integration: IntegrationView;
  provider: PublicProvider | undefined;
  apiBaseUrl: string;
  actions: ListActions;
  /** Who may follow it as primary, the next by priority first. */
  successors: readonly Successor[];
}

/** The menu of an integration's own page. */
export function HeaderMenu({ integration, provider, apiBaseUrl, actions, successors }: HeaderMenuProps) {
  const router = useRouter();
  const commands = useListActions([integration], actions, () => router.push('/integrations'));
  return (
    <>
      <IntegrationMenu
        integration={integration}
        commands={commands}
        curl={provider && (() => storedAsCurl(integration, provider, apiBaseUrl))}
        className="border-border-strong bg-surface"
      />
      <CommandDialogs commands={commands} successorsFor={() => successors} />
    </>
  );
}
