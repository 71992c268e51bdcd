import { distanceToStart } from '@/lib/text/edit-distance';

import { CHANNEL_LABELS } from './channel';
import { CHANNEL_ORDER, spokenChannel } from './channel-order';
import type { PublicProvider } from './public-provider';

type Searchable = Pick<PublicProvider, 'id' | 'channel' | 'name' | 'aliases' | 'popular'>;

/** How well a provider matches a search, best first. Matches after `words` need typo correction. */
const RANKS = [
  'exact name',
  'exact alias',
  'start of name',
  'start of alias',
  'start of a word',
  'inside',
  'words',
] as const;

type Rank = (typeof RANKS)[number];

/**
 * The providers that match a search, best first. Searches names, aliases, ids and channels; ignores case, accents and
 * punctuation. Tolerates typos only if nothing matches as typed. An empty search finds nothing.
 */
export function searchProviders<P extends Searchable>(providers: readonly P[], search: string): P[] {
  const wanted = plain(search);
  if (wanted === '') return [];
  const ranked = providers.flatMap((provider, place) => {
    const rank = rankOf(provider, wanted);
    return rank ? [{ provider, order: [RANKS.indexOf(rank), provider.popular ? 0 : 1, place] }] : [];
  });
  if (ranked.length === 0) return misspelled(providers, wanted);
  return ranked.toSorted((a, b) => compare(a.order, b.order)).map(({ provider }) => provider);
}

function rankOf(provider: Searchable, wanted: string): Rank | undefined {
  const name = plain(provider.name);
  const aliases = [provider.id, ...provider.aliases].map(plain);
  const spellings = [name, ...aliases];
  const bare = squeeze(wanted);
  if (squeeze(name) === bare) return 'exact name';
  if (aliases.some((alias) => squeeze(alias) === bare)) return 'exact alias';
  if (squeeze(name).startsWith(bare)) return 'start of name';
  if (aliases.some((alias) => squeeze(alias).startsWith(bare))) return 'start of alias';
  if (spellings.some((spelling) => ` ${spelling}`.includes(` ${wanted}`))) return 'start of a word';
  if (bare.length >= 3 && spellings.some((spelling) => squeeze(spelling).includes(bare))) return 'inside';
  const heard = [
    ...spellings,
    plain(CHANNEL_LABELS[provider.channel]),
    plain(provider.channel),
    squeeze(plain(CHANNEL_LABELS[provider.channel])),
  ]
    .join(' ')
    .split(' ');
  return wanted.split(' ').every((word) => heard.some((each) => each.startsWith(word))) ? 'words' : undefined;
}

/** The providers with the fewest typos, if those are few enough. */
function misspelled<P extends Searchable>(providers: readonly P[], wanted: string): P[] {
  const typed = squeeze(wanted).slice(0, 40);
  const most = forgivenErrors(typed.length);
  if (most === 0) return [];
  const found = providers.map((provider, place) => ({
    provider,
    errors: Math.min(...wordStarts(provider).map((spelling) => distanceToStart(typed, spelling, most))),
    order: [distanceToStart(typed, squeeze(plain(provider.name)), most), provider.popular ? 0 : 1, place],
  }));
  const best = Math.min(most, ...found.map(({ errors }) => errors));
  return found
    .filter(({ errors }) => errors === best)
    .toSorted((a, b) => compare(a.order, b.order))
    .map(({ provider }) => provider);
}

/** How many typos are tolerated in a text of this length; none in a text so short that anything would match. */
function forgivenErrors(length: number): number {
  if (length < 4) return 0;
  if (length < 7) return 1;
  return length < 11 ? 2 : 3;
}

/** Every spelling, starting at each of its words: "business" also matches "whatsapp business". */
function wordStarts({ id, name, aliases }: Searchable): string[] {
  return [name, id, ...aliases].flatMap((spelling) => {
    const words = plain(spelling).split(' ');
    return words.map((_, index) => words.slice(index).join(''));
  });
}

/** Popular providers, then the rest by channel: shown before any search. */
export function galleryGroups<P extends Searchable>(providers: readonly P[]): { title: string; providers: P[] }[] {
  const popular = providers.filter((provider) => provider.popular);
  const rest = CHANNEL_ORDER.map((channel) => ({
    title: popular.some((provider) => provider.channel === channel)
      ? `More ${spokenChannel(channel)}`
      : CHANNEL_LABELS[channel],
    providers: providers.filter((provider) => provider.channel === channel && !provider.popular),
  }));
  return [{ title: 'Most used', providers: byChannel(popular) }, ...rest].filter((group) => group.providers.length > 0);
}

function byChannel<P extends Searchable>(providers: readonly P[]): P[] {
  return CHANNEL_ORDER.flatMap((channel) => providers.filter((provider) => provider.channel === channel));
}

/** Lower case, no accents, every other character a single blank. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Makes "ms teams", "msteams" and "MS-Teams" equal. */
function squeeze(text: string): string {
  return text.replaceAll(' ', '');
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, each] of a.entries()) {
    const difference = each - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
