import { placeLabel } from '@/components/integrations/form/problems';
import type { PublicField } from '@/lib/catalogue/public-provider';

/** One change of an event, in words. Both sides are absent when only the place is known. */
export interface EventChange {
  readonly place: string;
  readonly label: string;
  readonly from?: string;
  readonly to?: string;
  /** `from` and `to` are a secret's fingerprints, or say whether it was set. */
  readonly isSecret: boolean;
}

interface Detailed {
  readonly details: Readonly<Record<string, unknown>>;
}

/** The changes of an event, in its own order. In: the provider's fields, for their labels. */
export function eventChanges({ details }: Detailed, fields: readonly PublicField[]): EventChange[] {
  const changed: unknown[] = Array.isArray(details['changed'])
    ? details['changed']
    : Object.keys(details).filter((name) => sidesAt(details, name));
  return changed
    .filter((place) => typeof place === 'string')
    .map((place) => {
      const key = place.replace(/^credentials\./, '');
      const isCredential = key !== place;
      const secret = isCredential ? sidesAt(details['secrets'], key) : undefined;
      const sides = isCredential ? (secret ?? sidesAt(details['credentials'], key)) : sidesAt(details, place);
      return {
        place,
        label: labelOf(fields, place),
        ...(sides ? { from: said(sides.from, secret), to: said(sides.to, secret) } : {}),
        isSecret: secret !== undefined,
      };
    });
}

/** A fact of an event other than a change. */
export interface EventFact {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly isSecret: boolean;
}

const FACT_LABELS: Readonly<Record<string, string>> = {
  color: 'Colour',
  copyOf: 'Copy of',
  environmentId: 'Environment',
  ids: 'Integrations',
  prefix: 'Begins with',
  providerId: 'Provider',
  rotated: 'Re-encrypted',
  changed: 'Changed meanwhile',
  unopened: 'Could not be opened',
};

/** The facts of an event other than its changes. Secrets appear as set, with their fingerprints. */
export function eventFacts({ details }: Detailed, fields: readonly PublicField[]): EventFact[] {
  return Object.entries(details).flatMap(([name, value]): EventFact[] => {
    if (name === 'secrets') return secretFacts(value, fields);
    if ((name === 'changed' && Array.isArray(value)) || name === 'credentials' || sidesAt(details, name)) return [];
    return [{ name, label: labelOf(fields, name), value: factText(value), isSecret: false }];
  });
}

function secretFacts(secrets: unknown, fields: readonly PublicField[]): EventFact[] {
  if (typeof secrets !== 'object' || secrets === null) return [];
  return Object.entries(secrets as Readonly<Record<string, unknown>>).flatMap(([key, state]): EventFact[] => {
    if (typeof state !== 'object' || state === null || !('set' in state)) return [];
    const mark = 'fingerprint' in state && typeof state.fingerprint === 'string' ? state.fingerprint : undefined;
    const value = mark ?? 'set (too short for a fingerprint)';
    return [{ name: `credentials.${key}`, label: placeLabel(fields, `credentials.${key}`), value, isSecret: true }];
  });
}

/** The form's label for a place; a place without a label keeps its own name. */
function labelOf(fields: readonly PublicField[], name: string): string {
  const label = FACT_LABELS[name] ?? placeLabel(fields, name);
  return label === name ? name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ') : label;
}

const MOST_ITEMS = 12;

function factText(value: unknown): string {
  if (!Array.isArray(value)) return said(value, undefined);
  const items = value.slice(0, MOST_ITEMS).map((item) => said(item, undefined));
  return [...items, ...(value.length > MOST_ITEMS ? [`and ${value.length - MOST_ITEMS} more`] : [])].join(', ');
}

interface Sides {
  readonly from: unknown;
  readonly to: unknown;
}

function sidesAt(holder: unknown, name: string): Sides | undefined {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, name)) return undefined;
  const sides = (holder as Readonly<Record<string, unknown>>)[name];
  if (typeof sides !== 'object' || sides === null || !('from' in sides) || !('to' in sides)) return undefined;
  return { from: sides.from, to: sides.to };
}

function said(value: unknown, secret: Sides | undefined): string {
  if (value === null || value === undefined || value === '') return 'not set';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (secret && value === 'set') return 'set (too short for a fingerprint)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
