import 'server-only';

import { CHANNELS } from '@/lib/catalogue/channel';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import { credentialsSchema, type CredentialValue, isSecretKey } from '@/lib/catalogue/credentials-schema';
import type { Field } from '@/lib/catalogue/field';
import { describeConditions } from '@/lib/conditions/describe/describe';
import { conditionsSchema } from '@/lib/conditions/parse/schema';
import type { Conditions } from '@/lib/conditions/types';
import { decryptCredentials } from '@/lib/integrations/credentials';
import type { IntegrationRow } from '@/lib/integrations/repository';
import type { SecretState } from '@/lib/integrations/types';
import { applyUpdate, type Stored } from '@/lib/integrations/write/apply-update';
import { parseCreateIntegration } from '@/lib/integrations/write/create-input';
import { findProvider } from '@/lib/providers';
import { AppError, type FieldErrors } from '@/lib/server/errors';
import { canonicalJson } from '@/lib/text/canonical-json';

import { markOf, planSecret, type SecretRules, valueFor } from './secret-plan';
import type { Decisions, FieldChange, PlanEntry, SecretPlan, Wanted } from './types';

/** The existing integration in the target, decrypted once. */
interface Existing {
  readonly row: IntegrationRow;
  readonly stored: Stored;
  /** Whether its secrets could be decrypted. */
  readonly isWhole: boolean;
}

/** A wanted integration with its counterpart in the target. */
export interface PlannedEntry {
  readonly wanted: Wanted;
  readonly row: IntegrationRow | undefined;
  /** The row in the form that an update is merged into. */
  readonly stored: Stored | undefined;
  readonly view: PlanEntry;
  /** Its future state, for the order of its channel. */
  readonly next: { readonly active: boolean; readonly conditions: Conditions };
}

/** For a reader, a sentence of 200 rules, or a certificate, says no more than its beginning. */
const LONGEST_TOLD = 1_000;

/** The plan for one integration. It has the errors that creating or updating it would have. */
export function planEntry(wanted: Wanted, row: IntegrationRow | undefined, rules: SecretRules): PlannedEntry {
  const providerId = row?.providerId ?? (typeof wanted.providerId === 'string' ? wanted.providerId : '');
  const provider = findProvider(providerId);
  const fields = provider?.fields ?? [];
  const conditions = conditionsOf(wanted, row);
  const next = { active: typeof wanted.active === 'boolean' ? wanted.active : (row?.active ?? false), conditions };
  const existing = row && decrypted(row);
  const stored = existing?.stored;
  const secrets = [...wanted.secrets].map(([key, source]) => planSecret(key, source, stored?.credentials[key], rules));
  const body = bodyOf({ wanted, row, secrets }, {});
  const errors = complaintsOf(stored, fields, body);
  const changes = fieldChanges(wanted, stored, fields, conditions);
  const changesCredentials =
    changes.some(({ place }) => place.startsWith('credentials.')) || secrets.some(({ outcome }) => outcome !== 'same');
  const told = [
    ...withComplaints(secrets, errors, body),
    ...demanded(secrets, errors, fields, stored, rules),
    ...(existing && changesCredentials ? lost(existing, secrets) : []),
  ];
  const open = new Set(told.filter(({ outcome }) => outcome === 'open').map(({ key }) => `credentials.${key}`));
  const problems = [
    ...Object.entries(errors)
      .filter(([place]) => !open.has(place))
      .flatMap(([place, { messages }]) => messages.map((message) => ({ place: `${wanted.place}.${place}`, message }))),
    ...primaryProblems(wanted, next),
  ];
  const promoted = wanted.primary === true && row?.primary !== true;
  const changed = changes.length > 0 || promoted || told.some(({ outcome }) => outcome !== 'same');
  const channel = row?.channel ?? wanted.channel;
  return {
    wanted,
    row,
    stored,
    next,
    view: {
      place: wanted.place,
      identifier: wanted.identifier,
      name: typeof wanted.name === 'string' ? wanted.name : (row?.name ?? provider?.name ?? wanted.identifier),
      providerId,
      channel: CHANNELS.find((known) => known === channel) ?? null,
      action: row ? (changed ? 'update' : 'unchanged') : 'create',
      changes: promoted ? [...changes, { place: 'primary', from: row ? false : null, to: true }] : changes,
      secrets: told,
      labels: labelsOf(fields, [
        ...changes.map(({ place }) => place.replace(/^credentials\./, '')),
        ...told.map(({ key }) => key),
      ]),
      problems,
    },
  };
}

function decrypted(row: IntegrationRow): Existing {
  const credentials = decryptCredentials(row);
  return { row, stored: { ...row, credentials: credentials ?? row.credentials }, isWhole: credentials !== null };
}

/** The body of the resulting create or update, with the decisions about its secrets. */
export function bodyOf(
  {
    wanted,
    row,
    secrets,
  }: { readonly wanted: Wanted; readonly row: IntegrationRow | undefined; readonly secrets: readonly SecretPlan[] },
  decisions: Decisions,
): Readonly<Record<string, unknown>> {
  const { identifier, name, providerId, channel, active, conditions, plain } = wanted;
  const values = secrets
    .map((plan): [string, unknown] => [
      plan.key,
      valueFor(plan, wanted.secrets.get(plan.key), decisions[`${identifier}.${plan.key}`]),
    ])
    .filter(([, value]) => value !== undefined && (row || value !== null));
  const hasCredentials = plain !== undefined || values.length > 0;
  const given = { identifier, name, providerId, channel, active, conditions };
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(hasCredentials ? { credentials: Object.fromEntries([...Object.entries(plain ?? {}), ...values]) } : {}),
  };
}

function complaintsOf(stored: Stored | undefined, fields: readonly Field[], body: object): FieldErrors {
  try {
    if (stored) applyUpdate(fields, stored, body);
    else parseCreateIntegration(body);
    return {};
  } catch (error) {
    if (error instanceof AppError && error.errors) return error.errors;
    throw error;
  }
}

/** A missing secret with an error must be entered: a moved destination, a required field. */
function withComplaints(secrets: readonly SecretPlan[], errors: FieldErrors, body: object): SecretPlan[] {
  const given = ('credentials' in body ? body.credentials : {}) as object;
  return secrets.map((plan) => {
    const complaint = errors[`credentials.${plan.key}`]?.messages[0];
    if (complaint === undefined || Object.hasOwn(given, plan.key)) return plan;
    const copies = plan.choices.includes('copy') ? (['copy'] as const) : [];
    return {
      ...plan,
      outcome: 'open',
      to: null,
      choices: [...copies, 'enter'],
      reason: plan.from === null && plan.reason !== undefined ? plan.reason : complaint,
    };
  });
}

/** Secrets of the provider that the entry does not name but that must be entered. */
function demanded(
  named: readonly SecretPlan[],
  errors: FieldErrors,
  fields: readonly Field[],
  stored: Stored | undefined,
  rules: SecretRules,
): SecretPlan[] {
  return fields
    .filter(({ key, secret }) => secret && named.every((plan) => plan.key !== key))
    .flatMap(({ key }): SecretPlan[] => {
      const reason = errors[`credentials.${key}`]?.messages[0];
      if (reason === undefined) return [];
      const from = markOf(stored?.credentials[key], rules);
      return [{ key, outcome: 'open', from, to: null, choices: ['enter'], reason }];
    });
}

/** Secrets that cannot be decrypted, and that encrypting the others would lose. */
function lost({ row, isWhole }: Existing, named: readonly SecretPlan[]): SecretPlan[] {
  if (isWhole) return [];
  const given = new Set(named.map(({ key }) => key));
  return (Object.entries(row.secrets) as [CredentialKey, SecretState][])
    .filter(([key]) => !given.has(key))
    .map(([key, state]) => ({
      key,
      outcome: 'open',
      from: state.fingerprint ?? 'short',
      to: null,
      choices: ['enter'],
      reason: 'The stored value cannot be opened with the encryption keys of this server.',
    }));
}

function labelsOf(fields: readonly Field[], keys: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.filter(({ key }) => keys.includes(key)).map(({ key, label }) => [key, label]));
}

function primaryProblems({ place, primary }: Wanted, { active, conditions }: PlannedEntry['next']) {
  if (primary !== true || (active && conditions.length === 0)) return [];
  return [{ place: `${place}.primary`, message: 'Only an active integration without conditions can be primary.' }];
}

function conditionsOf({ conditions }: Wanted, row: IntegrationRow | undefined): Conditions {
  const parsed = conditions === undefined ? undefined : conditionsSchema.safeParse(conditions);
  return parsed?.success ? parsed.data : (row?.conditions ?? []);
}

function fieldChanges(
  wanted: Wanted,
  stored: Stored | undefined,
  fields: readonly Field[],
  conditions: Conditions,
): FieldChange[] {
  const simple = (['name', 'active'] as const).flatMap((place): FieldChange[] => {
    const [from, to] = [stored?.[place] ?? null, wanted[place]];
    return (typeof to === 'string' || typeof to === 'boolean') && to !== from ? [{ place, from, to }] : [];
  });
  const before = stored?.conditions ?? [];
  const conditionChange =
    canonicalJson(before) === canonicalJson(conditions)
      ? []
      : [{ place: 'conditions', from: stored ? toldConditions(before) : null, to: toldConditions(conditions) }];
  return [...simple, ...conditionChange, ...credentialChanges(wanted, stored?.credentials ?? {}, fields)];
}

const toldConditions = (conditions: Conditions) => describeConditions(conditions).slice(0, LONGEST_TOLD);

function credentialChanges(
  { plain = {} }: Wanted,
  stored: Readonly<Record<string, CredentialValue | undefined>>,
  fields: readonly Field[],
): FieldChange[] {
  const read = credentialsSchema(fields, 'draft').safeParse(plain);
  if (!read.success) return [];
  const values = read.data as Readonly<Record<string, CredentialValue | undefined>>;
  return Object.keys(plain)
    .filter((key) => !isSecretKey(fields, key as CredentialKey))
    .filter((key) => canonicalJson(values[key] ?? null) !== canonicalJson(stored[key] ?? null))
    .map((key) => ({ place: `credentials.${key}`, from: told(stored[key]), to: told(values[key]) }));
}

function told(value: CredentialValue | undefined): string | boolean | null {
  if (value === undefined || typeof value === 'boolean') return value ?? null;
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, LONGEST_TOLD);
}
