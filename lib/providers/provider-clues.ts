import type { ProviderClues } from '@/lib/catalogue/clues';
import type { ProviderDefinition } from '@/lib/catalogue/provider';
import { checkRequestShapes } from '@/lib/recognise/request-shapes';
import { readShape } from '@/lib/recognise/shape-text';

import { PROVIDERS } from './index';

let known: Promise<readonly ProviderClues[]> | undefined;

/** The clues that identify each provider in pasted text. They hold no secret, because the browser uses them. */
export function listProviderClues(): Promise<readonly ProviderClues[]> {
  return (known ??= Promise.all(PROVIDERS.map(providerClues)));
}

/**
 * The clues of a provider: its definition's hints, and the requests that its check would send.
 * @internal
 */
export async function providerClues(provider: ProviderDefinition): Promise<ProviderClues> {
  const { addresses = [], ...hints } = provider.recognise ?? {};
  const told = addresses.map(({ address, ...rest }) => ({ ...readShape(address), ...rest }));
  return { id: provider.id, ...hints, shapes: [...told, ...(await checkRequestShapes(provider))] };
}
