'use client';

import { Blocks } from 'lucide-react';
import { lazy, Suspense } from 'react';

import type { RowCheck } from '@/components/integrations/bulk/check-run';
import type { ListActions } from '@/components/integrations/commands/use-integration-commands';
import { EmptyState } from '@/components/ui/empty-state';

import { ChannelList } from './channel-list';
import { EditableList, type EditableListProps } from './editable-list';
import { useListView, useSameRows } from './use-list-view';

// Most environments never show this part. The list itself is not lazy: clicks before it loads would be lost.
const IntegrationsEmpty = lazy(() =>
  import('./integrations-empty').then((module) => ({ default: module.IntegrationsEmpty })),
);

export interface IntegrationsListProps extends Omit<EditableListProps, 'actions'> {
  /** Absent for viewers. */
  actions: ListActions | undefined;
}

/** The integrations of an environment, by channel. The page brings the h1. */
export function IntegrationsList({ actions, integrations, ...props }: IntegrationsListProps) {
  const rows = useSameRows(integrations);
  if (rows.length > 0 || props.part)
    return actions ? (
      <EditableList {...props} integrations={rows} actions={actions} />
    ) : (
      <ReadOnlyList {...props} integrations={rows} />
    );
  return actions ? (
    <Suspense>
      <IntegrationsEmpty providers={props.providers} />
    </Suspense>
  ) : (
    <EmptyState
      icon={<Blocks aria-hidden />}
      title="No integrations yet"
      description="Owners, admins and editors create them: what sends your e-mail, SMS, chat, push or in-app messages here."
    />
  );
}

const NONE: ReadonlySet<string> = new Set();
const NO_CHECKS: ReadonlyMap<string, RowCheck> = new Map();

function ReadOnlyList({ integrations, part, providers, warnings }: Omit<IntegrationsListProps, 'actions'>) {
  const view = useListView(integrations, providers, part);
  return (
    <ChannelList
      view={view}
      part={part}
      warnings={warnings}
      placesOf={undefined}
      selected={NONE}
      checks={NO_CHECKS}
      run={undefined}
      events={undefined}
    />
  );
}
