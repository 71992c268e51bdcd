import type { ProviderClues } from './clues';
import type { ProviderDefinition } from './provider';
import { checkRequestShapes } from '@/lib/recognise/request-shapes';
import { readShape } from '@/lib/recognise/shape-text';

/** The clues of a provider: what its definition says, and the requests that its check would make. */
export async function providerClues(provider: ProviderDefinition): Promise<ProviderClues> {
  const { addresses = [], ...hints } = provider.recognise ?? {};
  const told = addresses.map(({ address, ...rest }) => ({ ...readShape(address), ...rest }));
  return { id: provider.id, ...hints, shapes: [...told, ...(await checkRequestShapes(provider))] };
}
