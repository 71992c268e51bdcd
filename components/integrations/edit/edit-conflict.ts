import { isSecretSet, readEdit, storedValues, type Baseline } from '@/components/integrations/form/edit-values';
import type { FormValues } from '@/components/integrations/form/form-values';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import { describeConditions } from '@/lib/conditions/describe/describe';
import { canonicalJson } from '@/lib/text/canonical-json';

/** A place that both this person and someone else changed. */
export interface Overlap {
  readonly place: string;
  /** The stored value as text; absent for a secret. */
  readonly theirs?: string;
}

export interface Rebased {
  readonly baseline: Baseline;
  /** The stored values with the person's changes on top. */
  readonly values: FormValues;
  readonly overlaps: readonly Overlap[];
}

/** Applies a person's changes on top of the values stored in the meantime. Nothing typed is lost. */
export function rebaseEdit(
  before: Baseline,
  values: FormValues,
  now: Pick<Baseline, 'integration' | 'fields'>,
): Rebased {
  const baseline: Baseline = { ...now, initial: storedValues(now.integration, now.fields) };
  const edit = readEdit(before, values);
  const mine = new Set(edit.changed);
  const { initial } = baseline;
  const credentials = Object.fromEntries(
    baseline.fields.map(({ key }) => [
      key,
      (mine.has(`credentials.${key}`) ? values.credentials[key] : initial.credentials[key]) ??
        initial.credentials[key] ??
        '',
    ]),
  );
  const pick = <K extends 'name' | 'identifier' | 'active' | 'conditions' | 'primary'>(place: K): FormValues[K] =>
    mine.has(place) ? values[place] : initial[place];
  const secrets = Object.entries(values.secrets ?? {}).filter(([key]) =>
    isSecretSet(now.integration, key as CredentialKey),
  );
  return {
    baseline,
    values: {
      name: pick('name'),
      identifier: pick('identifier'),
      active: pick('active'),
      primary: pick('primary'),
      conditions: pick('conditions'),
      check: values.check,
      credentials,
      secrets: Object.fromEntries(secrets),
    },
    overlaps: edit.changed
      .filter((place) => isChangedByOthers(before, baseline, place))
      .map((place) => told(baseline, place)),
  };
}

function isChangedByOthers(before: Baseline, now: Baseline, place: string): boolean {
  return canonicalJson(valueAt(before, place) ?? null) !== canonicalJson(valueAt(now, place) ?? null);
}

/** The stored value of a place; for a secret, its metadata. */
function valueAt({ integration }: Baseline, place: string): unknown {
  if (place.startsWith('credentials.')) {
    const key = place.slice('credentials.'.length) as CredentialKey;
    return integration.secrets[key] ?? integration.credentials[key];
  }
  return integration[place as 'name'];
}

function told(now: Baseline, place: string): Overlap {
  const key = place.slice('credentials.'.length) as CredentialKey;
  if (place.startsWith('credentials.') && (now.fields.find((field) => field.key === key)?.secret ?? true))
    return { place };
  if (place === 'conditions') return { place, theirs: describeConditions(now.integration.conditions) };
  const value = valueAt(now, place);
  if (typeof value === 'boolean') return { place, theirs: value ? 'on' : 'off' };
  if (value === undefined || value === '') return { place, theirs: 'nothing' };
  return { place, theirs: typeof value === 'string' ? value : JSON.stringify(value) };
}
