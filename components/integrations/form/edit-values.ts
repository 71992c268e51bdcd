import type { FieldValue } from '@/components/fields/control-props';
import { emptyValues, visibleFields } from '@/components/fields/field-values';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import type { Credentials, CredentialValue } from '@/lib/catalogue/credentials-schema';
import { movedDestination } from '@/lib/catalogue/destination';
import type { PublicField, PublicProvider } from '@/lib/catalogue/public-provider';
import type { Conditions } from '@/lib/conditions/types';
import type { IntegrationView } from '@/lib/integrations/types';
import { canonicalJson } from '@/lib/text/canonical-json';
import { trimEdges } from '@/lib/text/odd-characters';

import type { FormValues, FormOutput } from './form-values';

/** The person's choice for a secret that is set. */
export type SecretMode = 'kept' | 'replace' | 'clear';

/** The state that the form shows. `asked`: kept, but it must be re-entered, because its destination changes. */
export type SecretPhase = SecretMode | 'asked';

/** The body of a PUT with only the changes. */
export interface UpdateBody {
  name?: string;
  identifier?: string;
  active?: boolean;
  check?: true;
  conditions?: Conditions;
  /** null clears a secret, "" clears another value. */
  credentials?: Partial<Record<CredentialKey, CredentialValue | null>>;
}

/** Whether a secret's value is stored and can be kept. */
export function isSecretSet(integration: IntegrationView, key: CredentialKey): boolean {
  return !integration.needsCredentials && integration.secrets[key] !== undefined;
}

/** The fields of the form: those of a new integration, plus API-only fields that hold a set secret. */
export function editFields(provider: PublicProvider, integration: IntegrationView): PublicField[] {
  const hiddenSecrets = provider.fields
    .filter(({ key, hidden, secret }) => hidden && secret && isSecretSet(integration, key))
    .map(
      (field) =>
        Object.fromEntries(Object.entries(field).filter(([name]) => name !== 'hidden')) as unknown as PublicField,
    );
  return [...visibleFields(provider.fields), ...hiddenSecrets];
}

/** Set secrets under keys that the provider does not use. */
export function otherSecrets(provider: PublicProvider, integration: IntegrationView): CredentialKey[] {
  const known = new Set<string>(provider.fields.map(({ key }) => key));
  return (Object.keys(integration.secrets) as CredentialKey[]).filter(
    (key) => !known.has(key) && isSecretSet(integration, key),
  );
}

/** The form's initial values for a stored integration, without secrets. */
export function storedValues(integration: IntegrationView, fields: readonly PublicField[]): FormValues {
  const { name, identifier, active, primary, conditions, credentials } = integration;
  const stored = fields.flatMap((field) => {
    const value = credentials[field.key];
    return field.secret || value === undefined ? [] : [[field.key, controlValue(value)] as const];
  });
  return {
    name,
    identifier,
    active,
    primary,
    check: false,
    credentials: { ...emptyValues(fields), ...Object.fromEntries(stored) },
    conditions,
    secrets: {},
  };
}

function controlValue(value: CredentialValue): FieldValue {
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : value;
}

/** The difference between an edited form and the stored integration. */
export interface Edit {
  /** The state of each set secret. */
  readonly phases: Readonly<Partial<Record<CredentialKey, SecretPhase>>>;
  /** The field that changes the destination of secrets. */
  readonly moved: PublicField | undefined;
  /** The credentials to send. */
  readonly changedKeys: readonly CredentialKey[];
  /** All changed places, including credentials. */
  readonly changed: readonly string[];
}

export interface Baseline {
  readonly integration: IntegrationView;
  readonly fields: readonly PublicField[];
  /** `storedValues` of the integration and fields. */
  readonly initial: FormValues;
}

/** In: the stored integration, and the form's current values. */
export function readEdit({ integration, fields, initial }: Baseline, values: FormValues): Edit {
  const setKeys = (Object.keys(integration.secrets) as CredentialKey[]).filter((key) => isSecretSet(integration, key));
  const moved = movedField(integration, fields, values, setKeys);
  // Secrets without a field are not sent to a destination that the fields control.
  const described = new Set(fields.map(({ key }) => key));
  const phases = Object.fromEntries(
    setKeys.map((key) => [key, phaseOf(values, key, moved !== undefined && described.has(key))]),
  ) as Edit['phases'];
  const isChanged = (field: PublicField) => {
    if (phases[field.key] !== undefined) return phases[field.key] !== 'kept';
    if (values.credentials[field.key] !== initial.credentials[field.key]) return true;
    // A required default that is visible but was never stored.
    const isMissing = integration.credentials[field.key] === undefined && values.credentials[field.key] !== '';
    return values.active && !initial.active && field.required && isMissing;
  };
  const changedKeys = [
    ...fields.filter(isChanged).map(({ key }) => key),
    ...setKeys.filter((key) => !described.has(key) && phases[key] !== 'kept'),
  ];
  const plain = (['name', 'identifier', 'active'] as const).filter((place) => values[place] !== initial[place]);
  const isUnread = (values.conditionsProblem ?? '') !== '';
  const isSame = !isUnread && canonicalJson(values.conditions) === canonicalJson(initial.conditions);
  const conditions = isSame ? [] : ['conditions'];
  return {
    phases,
    moved,
    changedKeys,
    changed: [
      ...plain,
      ...changedKeys.map((key) => `credentials.${key}`),
      ...conditions,
      ...(values.primary && !initial.primary ? ['primary'] : []),
    ],
  };
}

function phaseOf(values: FormValues, key: CredentialKey, isMoved: boolean): SecretPhase {
  const mode = values.secrets?.[key] ?? 'kept';
  if (mode !== 'kept') return mode;
  if (isMoved) return 'asked';
  // Typed while it was required; the destination is the original one again.
  return (values.credentials[key] ?? '') === '' ? 'kept' : 'replace';
}

/** A placeholder for a stored secret: its value is unknown here, but it stays. */
const STAYS = '\u0000stays';

function movedField(
  integration: IntegrationView,
  fields: readonly PublicField[],
  values: FormValues,
  setKeys: readonly CredentialKey[],
): PublicField | undefined {
  const stays = (key: CredentialKey) =>
    values.secrets?.[key] !== 'clear' && (values.credentials[key] ?? '') === '' ? STAYS : undefined;
  const stored = { ...integration.credentials, ...Object.fromEntries(setKeys.map((key) => [key, STAYS])) };
  // As they will be stored: a space behind a host leads to no other place.
  const typed = Object.entries(values.credentials)
    .map(([key, value]) => [key, typeof value === 'string' ? trimEdges(value) : value] as const)
    .filter(([, value]) => value !== '');
  const next: Credentials = {
    ...Object.fromEntries(typed),
    ...Object.fromEntries(setKeys.flatMap((key) => (stays(key) ? [[key, STAYS] as const] : []))),
  };
  return movedDestination(fields, stored, next);
}

/** The update to send. In: the form's changes, and its parsed values. */
export function updateBody(edit: Edit, output: FormOutput): UpdateBody {
  const has = (place: string) => edit.changed.includes(place);
  const credentials = edit.changedKeys.map(
    (key) => [key, edit.phases[key] === 'clear' ? null : (output.credentials[key] ?? '')] as const,
  );
  return {
    ...(has('name') ? { name: output.name } : {}),
    ...(has('identifier') ? { identifier: output.identifier } : {}),
    ...(has('active') ? { active: output.active } : {}),
    ...(credentials.length > 0 ? { credentials: Object.fromEntries(credentials) } : {}),
    ...(has('conditions') ? { conditions: output.conditions } : {}),
    ...(output.check ? { check: true } : {}),
  };
}

/** The changed credentials as typed, for a check of the stored ones with these on top. */
export function typedPatch(edit: Edit, values: FormValues): Record<string, FieldValue | null> {
  return Object.fromEntries(
    edit.changedKeys.map((key) => [key, edit.phases[key] === 'clear' ? null : (values.credentials[key] ?? '')]),
  );
}
