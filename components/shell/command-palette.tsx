'use client';

import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import { Keyboard, Plus, Search } from 'lucide-react';
import { useState } from 'react';

import { Queries } from '@/components/actions/queries';
import { queryData } from '@/components/actions/query-action';
import { selectionQuery } from '@/components/integrations/form/new-integration-address';
import { ShortcutKeys } from '@/components/shortcuts/shortcut-keys';
import { isShortcut } from '@/components/shortcuts/shortcuts';
import { Dialog, DialogContent, DialogTitle } from '@/components/ui/dialog';
import { EnvironmentDot } from '@/components/ui/environment-dot';
import { ProviderIcon } from '@/components/ui/provider-icon';
import { CHANNEL_LABELS } from '@/lib/catalogue/channel';
import type { EnvironmentView } from '@/lib/environments/types';
import type { ActionResult } from '@/lib/server/action-result';

import type { NavEntry, NavItem } from './nav-list';
import type { PaletteData } from './palette-data';
import { PaletteGroup, PaletteItem } from './palette-item';
import { findIntegrations, findProviders, hasWords } from './palette-search';

export interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  nav: readonly NavEntry[];
  environments: readonly EnvironmentView[];
  environment: EnvironmentView;
  /** Absent for viewers. */
  onCreate: ((query: string) => void) | undefined;
  onGo: (href: string) => void;
  onSwitchEnvironment: (id: string) => void;
  onShowShortcuts: () => void;
  readAction: () => Promise<ActionResult<PaletteData>>;
}

/** A search over all pages and commands. Loaded on first opening. */
export function CommandPalette({ open, onOpenChange, ...props }: CommandPaletteProps) {
  return (
    <Queries>
      <Dialog open={open} onOpenChange={onOpenChange}>
        <DialogContent
          aria-describedby={undefined}
          closeLabel="Close palette"
          onKeyDown={(event) => {
            if (!isShortcut('palette', event)) return;
            event.preventDefault();
            onOpenChange(false);
          }}
          className="max-h-[70vh] max-w-xl overflow-hidden"
        >
          <DialogTitle className="sr-only">Command palette</DialogTitle>
          <Palette {...props} onDone={() => onOpenChange(false)} />
        </DialogContent>
      </Dialog>
    </Queries>
  );
}

interface PaletteProps extends Omit<CommandPaletteProps, 'open' | 'onOpenChange'> {
  onDone: () => void;
}

const FRESH_MS = 15_000;

function Palette(props: PaletteProps) {
  const { nav, environments, environment, onCreate, onGo, onSwitchEnvironment, onShowShortcuts, readAction, onDone } =
    props;
  const [search, setSearch] = useState('');
  const { data, isError } = useQuery({
    queryKey: ['palette', environment.id],
    queryFn: () => queryData(readAction),
    staleTime: FRESH_MS,
  });
  const sought = search.trim();
  const integrations = findIntegrations(data?.integrations ?? [], sought);
  const providers = onCreate && sought !== '' ? findProviders(data?.providers ?? [], sought) : [];
  const pages = pagesOf(nav).filter(({ label, group }) => hasWords(`go to ${group} ${label}`, sought));
  const others = environments.filter(
    ({ id, name }) => id !== environment.id && hasWords(`switch to environment ${name}`, sought),
  );
  const isCreating = onCreate !== undefined && hasWords('new integration create', sought);
  const isCut = data?.isWhole === false && sought !== '';
  const hasHelp = hasWords('keyboard shortcuts help', sought);
  // The first line is selected, even if lines arrive above it.
  const first = [
    ...integrations.map(({ identifier }) => `integration ${identifier}`),
    ...(isCut ? ['search'] : []),
    ...pages.map(({ href }) => `page ${href}`),
    ...providers.map(({ id }) => `create ${id}`),
    ...(isCreating ? ['create'] : []),
    ...others.map(({ id }) => `environment ${id}`),
    ...(hasHelp ? ['shortcuts'] : []),
    'search',
  ][0];
  const [chosen, setChosen] = useState({ value: first, sought, first });
  if (chosen.first !== first || chosen.sought !== sought) setChosen({ value: first, sought, first });
  const run = (action: () => void) => () => {
    onDone();
    action();
  };

  const searchItem = sought !== '' && (
    <PaletteItem
      value="search"
      icon={<Search aria-hidden />}
      onSelect={run(() => onGo(`/integrations?q=${encodeURIComponent(sought)}`))}
    >
      Search integrations for “{sought}”
    </PaletteItem>
  );

  return (
    <Command
      value={chosen.value ?? ''}
      onValueChange={(value) => setChosen({ value, sought, first })}
      shouldFilter={false}
      loop
      label="Command palette"
      className="flex min-h-0 flex-col"
    >
      <div className="flex items-center gap-2.5 border-b border-border pr-12 pl-4">
        <Search aria-hidden className="size-4 shrink-0 text-text-muted" />
        <Command.Input
          value={search}
          onValueChange={setSearch}
          placeholder="Go to, create, search, switch environment"
          maxLength={100}
          className="h-13 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-text-muted"
        />
      </div>
      <Command.List className="min-h-0 flex-1 overflow-y-auto p-2" label="Commands">
        {(integrations.length > 0 || isCut) && (
          <PaletteGroup title={`Integrations in ${environment.name}`}>
            {integrations.map(({ identifier, name, channel, providerId, providerName }) => (
              <PaletteItem
                key={identifier}
                value={`integration ${identifier}`}
                icon={<ProviderIcon providerId={providerId} name={providerName} size={20} />}
                detail={`${CHANNEL_LABELS[channel]} · ${identifier}`}
                onSelect={run(() => onGo(`/integrations/${encodeURIComponent(identifier)}`))}
              >
                {name}
              </PaletteItem>
            ))}
            {isCut && searchItem}
          </PaletteGroup>
        )}
        {pages.length > 0 && (
          <PaletteGroup title="Go to">
            {pages.map(({ href, label, icon, group }) => (
              <PaletteItem
                key={href}
                value={`page ${href}`}
                icon={icon}
                detail={group}
                onSelect={run(() => onGo(href))}
              >
                {label}
              </PaletteItem>
            ))}
          </PaletteGroup>
        )}
        {onCreate && (providers.length > 0 || isCreating) && (
          <PaletteGroup title="Create">
            {providers.map(({ id, name, channel }) => (
              <PaletteItem
                key={id}
                value={`create ${id}`}
                icon={<ProviderIcon providerId={id} name={name} size={20} />}
                detail={CHANNEL_LABELS[channel]}
                onSelect={run(() => onCreate(selectionQuery({ channel, providerId: id })))}
              >
                New {name} integration
              </PaletteItem>
            ))}
            {isCreating && (
              <PaletteItem
                value="create"
                icon={<Plus aria-hidden />}
                detail={<ShortcutKeys id="create" />}
                onSelect={run(() => onCreate(''))}
              >
                New integration
              </PaletteItem>
            )}
          </PaletteGroup>
        )}
        {others.length > 0 && (
          <PaletteGroup title="Switch environment">
            {others.map(({ id, name, color }) => (
              <PaletteItem
                key={id}
                value={`environment ${id}`}
                icon={
                  <span data-env-color={color} className="grid size-4 place-items-center">
                    <EnvironmentDot />
                  </span>
                }
                onSelect={run(() => onSwitchEnvironment(id))}
              >
                Switch to {name}
              </PaletteItem>
            ))}
          </PaletteGroup>
        )}
        {(hasHelp || (sought !== '' && !isCut)) && (
          <PaletteGroup title="More">
            {hasHelp && (
              <PaletteItem
                value="shortcuts"
                icon={<Keyboard aria-hidden />}
                detail={<ShortcutKeys id="help" />}
                onSelect={run(onShowShortcuts)}
              >
                Keyboard shortcuts
              </PaletteItem>
            )}
            {!isCut && searchItem}
          </PaletteGroup>
        )}
      </Command.List>
      {isError && (
        <p role="alert" className="border-t border-border px-4 py-2 text-sm text-text-muted">
          Integrations and providers could not be read. The pages are all here.
        </p>
      )}
    </Command>
  );
}

function pagesOf(nav: readonly NavEntry[]): (NavItem & { group: string })[] {
  return nav.flatMap((entry) =>
    'items' in entry
      ? entry.items.map((item) => Object.assign({ group: entry.label }, item))
      : [Object.assign({ group: '' }, entry)],
  );
}
