'use client';

import { useEffect, useState } from 'react';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Eight random letters and digits, the same while the component lives; empty on the server and in the first render. */
export function useRandomSuffix(): string {
  const [suffix, setSuffix] = useState('');
  useEffect(() => {
    const bytes = crypto.getRandomValues(new Uint8Array(8));
    setSuffix((known) => known || Array.from(bytes, (byte) => LETTERS.charAt(byte % LETTERS.length)).join(''));
  }, []);
  return suffix;
}
