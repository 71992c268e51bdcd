import { usePathname } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';

import { useOwnRouter, useOwnPath } from '@/components/ui/own-paths';
import { inEnvironment } from '@/lib/environments/address';
import type { EnvironmentView } from '@/lib/environments/types';

import { decodeLink, encodeLink, playgroundHref } from './link';
import { INITIAL_STATE, type PlaygroundState } from './playground-state';

interface LinkedStateOptions {
  environment: EnvironmentView;
  environments: readonly EnvironmentView[];
}

/** The state of reading the URL: not read yet, read, or why a link in it could not be fully applied. */
export type LinkState = 'reading' | 'read' | 'switching' | 'broken' | 'foreign';

const PAUSE_MS = 300;

/** The playground's state, stored in the URL. Opening such a URL restores it, in its own environment. */
export function useLinkedState({ environment, environments }: LinkedStateOptions) {
  const router = useOwnRouter();
  const pathname = usePathname();
  const at = useOwnPath();
  const [state, setState] = useState(INITIAL_STATE);
  const [link, setLink] = useState<LinkState>('reading');
  /** Changes when the state comes from elsewhere, to reset partially typed input. */
  const [generation, setGeneration] = useState(0);

  const follow = useEffectEvent(async () => {
    const { hash } = window.location;
    const linked = await decodeLink(hash);
    if (!linked) return setLink(/^#[jz]./.test(hash) ? 'broken' : 'read');
    setState(linked.state);
    setGeneration((before) => before + 1);
    if (linked.environmentId === undefined || linked.environmentId === environment.id) return setLink('read');
    const other = environments.find(({ id }) => id === linked.environmentId);
    if (!other) return setLink('foreign');
    setLink('switching');
    router.replace(inEnvironment(other.slug, '/playground') + hash);
  });
  useEffect(() => {
    const followNow = () => void follow();
    followNow();
    window.addEventListener('hashchange', followNow);
    return () => window.removeEventListener('hashchange', followNow);
  }, []);

  const isWritten = link !== 'reading' && link !== 'switching' && state !== INITIAL_STATE;
  useEffect(() => {
    if (!isWritten) return;
    const timer = window.setTimeout(() => void writeAddress(pathname, state), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [isWritten, pathname, state]);

  return {
    state,
    link,
    generation,
    change: (changes: Partial<PlaygroundState>) => setState((before) => ({ ...before, ...changes })),
    /** Replaces the context. */
    load: (context: string) => {
      setState((before) => ({ ...before, context }));
      setGeneration((before) => before + 1);
    },
    href: () => window.location.origin + at(playgroundHref(state)),
  };
}

async function writeAddress(pathname: string, state: PlaygroundState): Promise<void> {
  const hash = await encodeLink(state);
  // Another page may be open by now.
  if (window.location.pathname !== pathname) return;
  try {
    window.history.replaceState(null, '', hash);
  } catch {
    // Safari allows a hundred changes in half a minute; the next change is written again.
  }
}
