'use client';

import { useState, useSyncExternalStore } from 'react';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Eight random letters and digits, the same while the component lives; empty on the server and in the first render. */
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
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
}
