import type { PublicField } from '@/lib/catalogue/public-provider';
import type { IntegrationEvent } from '@/lib/integrations/activity';
import { placeLabel } from './form-problems';

/** One thing that an event changed, in words. Both sides are absent where only the place is known. */
export interface EventChange {
  readonly place: string;
  readonly label: string;
  readonly from?: string;
  readonly to?: string;
  /** `from` and `to` are fingerprints of a secret, or say whether it was set. */
  readonly isSecret: boolean;
}

const TITLES: Readonly<Record<string, string>> = {
  'integration.created': 'created it',
  'integration.updated': 'changed it',
  'integration.primary_set': 'made it the primary',
  'integration.deleted': 'deleted it',
  'integration.restored': 'restored it',
  'integration.credentials_read': 'read its credentials',
  'integration.checked': 'checked its credentials',
};

/** What an event did, after its actor's name: "changed it". An action that is not known here stands as it is. */
export function eventTitle({ action, details }: IntegrationEvent): string {
  if (action === 'integration.created' && typeof details['copyOf'] === 'string') return 'made it as a copy';
  return TITLES[action] ?? action;
}

/** What an event changed, in its own order. In: the provider's fields, for their labels. */
export function eventChanges({ details }: IntegrationEvent, fields: readonly PublicField[]): EventChange[] {
  const changed = Array.isArray(details['changed']) ? details['changed'] : [];
  return changed
    .filter((place) => typeof place === 'string')
    .map((place) => {
      const key = place.replace(/^credentials\./, '');
      const isCredential = key !== place;
      const secret = isCredential ? sidesAt(details['secrets'], key) : undefined;
      const sides = isCredential ? (secret ?? sidesAt(details['credentials'], key)) : sidesAt(details, place);
      return {
        place,
        label: placeLabel(fields, place),
        ...(sides ? { from: said(sides.from, secret), to: said(sides.to, secret) } : {}),
        isSecret: secret !== undefined,
      };
    });
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
