'use client';

import { Search } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';

import { leaveThen } from '@/components/leaving/leaving';
import { ShortcutKeys } from '@/components/shortcuts/shortcut-keys';
import { useShortcut } from '@/components/shortcuts/use-shortcut';
import { Button } from '@/components/ui/button';
import { useOwnRouter } from '@/components/ui/own-paths';
import type { EnvironmentView } from '@/lib/environments/types';
import type { ActionResult } from '@/lib/server/action-result';

import type { NavEntry } from './nav-list';
import type { PaletteData } from './palette-data';
import { useSwitchEnvironment } from './use-switch-environment';

// Neither is part of a page's first load: they load with the first key or click that needs them.
const CommandPalette = lazy(() => import('./command-palette').then((module) => ({ default: module.CommandPalette })));
const ShortcutsDialog = lazy(() =>
  import('./shortcuts-dialog').then((module) => ({ default: module.ShortcutsDialog })),
);

export interface HeaderCommandsProps {
  nav: readonly NavEntry[];
  environments: readonly EnvironmentView[];
  environment: EnvironmentView;
  canCreate: boolean;
  readAction: () => Promise<ActionResult<PaletteData>>;
}

const NEW = '/integrations/new';

/** The palette's button, and the shortcuts that work on every page. */
export function HeaderCommands(props: HeaderCommandsProps) {
  const { nav, environments, environment, canCreate, readAction } = props;
  const router = useOwnRouter();
  const pathname = usePathname();
  const [shown, setShown] = useState<'palette' | 'shortcuts'>();
  const [loaded, setLoaded] = useState<ReadonlySet<string>>(new Set());
  const { switchTo } = useSwitchEnvironment(environment, environments);

  function show(what: 'palette' | 'shortcuts') {
    setLoaded((before) => new Set([...before, what]));
    setShown(what);
  }

  const go = (href: string) => leaveThen(() => router.push(href));
  const create = (query: string) => go(NEW + query);

  useShortcut('palette', () => show('palette'), { level: 'shell' });
  useShortcut('help', () => show('shortcuts'), { level: 'shell' });
  // For pages without a search of their own.
  useShortcut('search', () => show('palette'), { level: 'shell' });
  useShortcut('create', () => create(''), { level: 'shell', enabled: canCreate && !pathname.endsWith(NEW) });

  return (
    <>
      <Button
        variant="secondary"
        size="sm"
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        onClick={() => show('palette')}
        className="h-8 px-2 font-normal text-text-muted max-sm:w-8 sm:pl-2.5 pointer-coarse:h-10 pointer-coarse:max-sm:w-10"
      >
        <Search aria-hidden />
        <span className="max-sm:sr-only">Search or go to…</span>
        <span aria-hidden className="contents max-sm:hidden pointer-coarse:hidden">
          <ShortcutKeys id="palette" />
        </span>
      </Button>
      <Suspense>
        {loaded.has('palette') && (
          <CommandPalette
            open={shown === 'palette'}
            onOpenChange={(open) => setShown(open ? 'palette' : undefined)}
            nav={nav}
            environments={environments}
            environment={environment}
            onCreate={canCreate ? create : undefined}
            onGo={go}
            onSwitchEnvironment={switchTo}
            onShowShortcuts={() => show('shortcuts')}
            readAction={readAction}
          />
        )}
        {loaded.has('shortcuts') && (
          <ShortcutsDialog
            open={shown === 'shortcuts'}
            onOpenChange={(open) => setShown(open ? 'shortcuts' : undefined)}
          />
        )}
      </Suspense>
    </>
  );
}
