import type { ProviderClues } from '@/lib/catalogue/clues';
import { providerClues } from '@/lib/catalogue/provider-clues';

import { PROVIDERS } from './index';

let known: Promise<readonly ProviderClues[]> | undefined;

/** By what pasted text shows which provider is meant, for all of them. They hold no secret: they are for the browser. */
export function listProviderClues(): Promise<readonly ProviderClues[]> {
  return (known ??= Promise.all(PROVIDERS.map(providerClues)));
}
