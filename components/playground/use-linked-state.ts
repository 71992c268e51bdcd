import { useEffect, useEffectEvent, useState } from 'react';

import { callSilentAction } from '@/components/actions/call-action';
import type { EnvironmentView } from '@/lib/environments/types';

import { decodeLink, encodeLink, playgroundHref } from './link';
import { INITIAL_STATE, type PlaygroundState } from './playground-state';

interface LinkedStateOptions {
  environment: EnvironmentView;
  environments: readonly EnvironmentView[];
  switchEnvironment: (id: string) => Promise<void>;
}

/** The state of reading the URL: not read yet, read, or why a link in it could not be fully applied. */
export type LinkState = 'reading' | 'read' | 'switching' | 'broken' | 'foreign' | 'not-switched';

const PAUSE_MS = 300;

/** The playground's state, stored in the URL. Opening such a URL restores it, in its own environment. */
export function useLinkedState({ environment, environments, switchEnvironment }: LinkedStateOptions) {
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
    if (linked.environmentId === environment.id) return setLink('read');
    if (!environments.some(({ id }) => id === linked.environmentId)) return setLink('foreign');
    setLink('switching');
    const switched = await callSilentAction(() => switchEnvironment(linked.environmentId));
    setLink(switched.ok ? 'read' : 'not-switched');
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
    const timer = window.setTimeout(() => void writeAddress({ environmentId: environment.id, state }), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [isWritten, environment.id, state]);

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
    href: () => window.location.origin + playgroundHref({ environmentId: environment.id, state }),
  };
}

async function writeAddress(linked: Parameters<typeof encodeLink>[0]): Promise<void> {
  const hash = await encodeLink(linked);
  // Another page may be open by now.
  if (window.location.pathname !== '/playground') return;
  try {
    window.history.replaceState(null, '', hash);
  } catch {
    // Safari allows a hundred changes in half a minute; the next change is written again.
  }
}
