'use client';

import { ShieldCheck } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';

import { ListBar } from '@/components/integrations/bulk/bulk-bar';
import { useBulkChanges } from '@/components/integrations/bulk/use-change-run';
import { useBulkCheck } from '@/components/integrations/bulk/use-check-run';
import { useSelection } from '@/components/integrations/bulk/use-selection';
import { useListActions, type ListActions } from '@/components/integrations/commands/use-integration-commands';
import { placesOf } from '@/components/integrations/model/list-order';
import type { ListedIntegration, ListedProvider, ListPart } from '@/components/integrations/model/listed-integration';
import { successionsOf } from '@/components/integrations/model/successions';
import { Button } from '@/components/ui/button';
import type { Channel } from '@/lib/catalogue/channel';
import { type BulkVerb, affectedBy } from '@/lib/integrations/bulk/plan-changes';
import type { SelectionWarning } from '@/lib/integrations/select/warnings';

import { ChannelList } from './channel-list';
import type { SectionEvents } from './channel-section';
import { useListView } from './use-list-view';

// Loaded on first opening.
const RowMenu = lazy(() =>
  import('@/components/integrations/commands/integration-menu').then((module) => ({ default: module.RowMenu })),
);
const CommandDialogs = lazy(() =>
  import('@/components/integrations/commands/command-dialogs').then((module) => ({ default: module.CommandDialogs })),
);
const BulkDialog = lazy(() =>
  import('@/components/integrations/bulk/bulk-dialog').then((module) => ({ default: module.BulkDialog })),
);

const NO_FOLLOWERS: ReadonlyMap<Channel, string> = new Map();

interface OpenMenu {
  readonly id: string;
  readonly button: HTMLElement;
  readonly byKey: boolean;
}

interface BulkQuestion {
  readonly verb: Exclude<BulkVerb, 'activate'>;
  readonly rows: readonly ListedIntegration[];
}

export interface EditableListProps {
  integrations: readonly ListedIntegration[];
  /** Absent when the list is complete. */
  part: ListPart | undefined;
  providers: readonly ListedProvider[];
  /** Warnings about a channel's active integrations as a whole. */
  warnings: readonly SelectionWarning[];
  environmentId: string;
  actions: ListActions;
}

/** The list for people who may edit. */
export function EditableList({ integrations, part, providers, warnings, environmentId, actions }: EditableListProps) {
  const changes = useBulkChanges(integrations, actions, { isPart: part !== undefined });
  const commands = useListActions(changes.shown, actions);
  const checks = useBulkCheck(environmentId);
  const view = useListView(commands.shown, providers, part);
  const selection = useSelection(view.shown.map(({ _id }) => _id));
  const [menu, setMenu] = useState<OpenMenu>();
  const [question, setQuestion] = useState<BulkQuestion>();

  // Actions skip rows that a filter hides.
  const selected = view.shown.filter(({ _id }) => selection.marked.has(_id));
  const markedCount = commands.shown.filter(({ _id }) => selection.marked.has(_id)).length;
  const checkableOf = (rows: readonly ListedIntegration[]) =>
    rows.filter(({ providerId }) => view.providers.get(providerId)?.checkable).map(({ _id }) => _id);
  const checkable = checkableOf(view.shown);
  // A position among only some of the rows would be misleading.
  const isRanked = view.sort === 'priority' && !part;
  const places = useMemo(() => placesOf(commands.shown), [commands.shown]);

  const followers = part ? part.followers : commands.shown;

  const newest = useRef({ selection, commands, menu });
  useEffect(() => {
    newest.current = { selection, commands, menu };
  });
  const [events] = useState<SectionEvents>(() => ({
    onSelect: (id, isSelected, isRange) => newest.current.selection.select(id, isSelected, isRange),
    onSelectAll: (ids, isSelected) => newest.current.selection.selectMany(ids, isSelected),
    onMenu: ({ _id }, button, byKey) =>
      setMenu(newest.current.menu?.id === _id ? undefined : { id: _id, button, byKey }),
    onMove: (id, place) => {
      const integration = newest.current.commands.shown.find(({ _id }) => _id === id);
      if (integration) newest.current.commands.moveTo(integration, place);
    },
  }));

  function startVerb(verb: BulkVerb) {
    const rows = affectedBy(verb, selected);
    if (verb === 'activate' || !rows.some(({ primary }) => primary)) begin(verb, rows, NO_FOLLOWERS);
    else setQuestion({ verb, rows });
  }

  function begin(verb: BulkVerb, rows: readonly ListedIntegration[], followers: ReadonlyMap<Channel, string>) {
    setQuestion(undefined);
    selection.clear();
    changes.start(verb, rows, followers);
  }

  const inMenu = menu && commands.shown.find(({ _id }) => _id === menu.id);
  const rowProvider = inMenu && view.providers.get(inMenu.providerId);
  return (
    <ChannelList
      view={view}
      part={part}
      warnings={warnings}
      placesOf={isRanked ? (channel) => places.get(channel) : undefined}
      selected={selection.marked}
      checks={checks.state.checks}
      run={changes.run}
      events={events}
      tools={
        checkable.length > 0 && (
          <Button
            className="sm:ml-auto"
            pending={checks.state.phase === 'running'}
            onClick={() => checks.start(checkable)}
          >
            {checks.state.phase !== 'running' && <ShieldCheck aria-hidden />}
            {view.isNarrowed ? `Check these ${checkable.length}` : 'Check all'}
          </Button>
        )
      }
    >
      <ListBar
        checks={checks}
        changes={changes}
        selected={selected}
        checkable={checkableOf(selected)}
        hiddenCount={markedCount - selected.length}
        shownCount={view.shown.length}
        onSelectShown={() =>
          selection.selectMany(
            view.shown.map(({ _id }) => _id),
            true,
          )
        }
        onVerb={startVerb}
        onClear={selection.clear}
      />
      <Suspense>
        {menu && inMenu && (
          <RowMenu
            anchor={menu.button}
            byKey={menu.byKey}
            onClose={() => setMenu(undefined)}
            integration={inMenu}
            commands={commands}
            environmentId={environmentId}
            isKnown={rowProvider !== undefined}
            places={isRanked && view.shown.length === view.total ? placesIn(places, inMenu) : undefined}
            onCheck={rowProvider?.checkable ? () => checks.start([inMenu._id]) : undefined}
          />
        )}
        {commands.question && (
          <CommandDialogs
            commands={commands}
            successionsFor={({ integration }) => successionsOf([integration], followers)}
          />
        )}
        {question && (
          <BulkDialog
            verb={question.verb}
            count={question.rows.length}
            successions={successionsOf(question.rows, followers)}
            onConfirm={(followers) => begin(question.verb, question.rows, followers)}
            onClose={() => setQuestion(undefined)}
          />
        )}
      </Suspense>
    </ChannelList>
  );
}

/** The position of an integration, and the range that it may move in. */
function placesIn(
  places: ReadonlyMap<Channel, ReadonlyMap<string, number>>,
  { _id, channel }: ListedIntegration,
): { readonly index: number; readonly first: number; readonly last: number } | undefined {
  const all = places.get(channel);
  const index = all?.get(_id);
  if (!all || index === undefined) return undefined;
  const values = [...all.values()];
  return { index, first: values[0] ?? index, last: values.at(-1) ?? index };
}
