'use client';

import { useState, useSyncExternalStore } from 'react';

import { identifierSuffix, SUFFIX_BYTES } from '@/lib/integrations/identifier';

/**
 * The random part of an identifier, constant while the component is mounted. Empty on the server and in the first
 * render.
 */
export function useRandomSuffix(): string {
  const [suffix] = useState(randomSuffix);
  return useSyncExternalStore(
    never,
    () => suffix,
    () => '',
  );
}

const never = () => () => undefined;

function randomSuffix(): string {
  return identifierSuffix(crypto.getRandomValues(new Uint8Array(SUFFIX_BYTES)));
}
