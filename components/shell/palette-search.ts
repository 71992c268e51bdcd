import { searchProviders } from '@/lib/catalogue/provider-search';

import type { PaletteIntegration, PaletteProvider } from './palette-data';

const MOST_INTEGRATIONS = 8;
const MOST_PROVIDERS = 6;

const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Whether a text contains every word of a search. */
export function hasWords(text: string, search: string): boolean {
  const searched = plain(text);
  return plain(search)
    .split(/\s+/)
    .every((word) => searched.includes(word));
}

/** The integrations that match a search, those whose name or identifier starts with it first. */
export function findIntegrations(integrations: readonly PaletteIntegration[], search: string): PaletteIntegration[] {
  const wanted = plain(search).trim();
  if (wanted === '') return [];
  const found = integrations.filter(({ name, identifier, providerName, providerId }) =>
    hasWords(`${name} ${identifier} ${providerName} ${providerId}`, wanted),
  );
  const isFirst = ({ name, identifier }: PaletteIntegration) =>
    plain(name).startsWith(wanted) || identifier.startsWith(wanted);
  return [...found.filter(isFirst), ...found.filter((each) => !isFirst(each))].slice(0, MOST_INTEGRATIONS);
}

/** The providers that match a search, also in the form "new sendgrid integration". */
export function findProviders(providers: readonly PaletteProvider[], search: string): PaletteProvider[] {
  const wanted = search
    .trim()
    .replace(/^(?:new|create|add)\s+/i, '')
    .replace(/\s+integration$/i, '');
  return searchProviders(providers, wanted).slice(0, MOST_PROVIDERS);
}
