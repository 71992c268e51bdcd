import { visibleFields } from '@/components/fields/field-values';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import type { Recognition, Unused } from '@/lib/recognise/recognise';

/** The fields that a paste filled, in the form's order. */
export function recognisedLabels(provider: PublicProvider, { values }: Recognition): string[] {
  return visibleFields(provider.fields).flatMap(({ key, label }) => (values[key] === undefined ? [] : [label]));
}

/** The required fields that remain empty. */
export function openLabels(provider: PublicProvider, { values }: Recognition): string[] {
  return visibleFields(provider.fields).flatMap(({ key, label, required }) =>
    required && values[key] === undefined ? [label] : [],
  );
}

export function filledSentence(provider: PublicProvider, labels: readonly string[]): string {
  return labels.length > 0
    ? `Recognised ${provider.name}: filled ${labels.join(', ')}.`
    : `Recognised ${provider.name}: there was nothing to fill in.`;
}

const MOST_LISTED = 8;

/** The unused parts of a paste, one text each. */
export function unusedTexts(unused: readonly Unused[]): string[] {
  const texts = unused.map(({ what, why }) => (why ? `${what} (${why.replace(/\.$/, '')})` : what));
  return texts.length > MOST_LISTED ? [...texts.slice(0, MOST_LISTED), `${texts.length - MOST_LISTED} more`] : texts;
}
