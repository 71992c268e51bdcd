import 'server-only';

import { CHANNELS, isRankedChannel } from '@/lib/catalogue/channel';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import { isCredentialKey } from '@/lib/catalogue/credential-key';
import { isSecretKey } from '@/lib/catalogue/credentials-schema';
import type { Field } from '@/lib/catalogue/field';
import { storedText } from '@/lib/catalogue/values/stored-text';
import type { EnvironmentRow } from '@/lib/environments/types';
import { byRank } from '@/lib/integrations/candidate';
import { withoutSecrets } from '@/lib/integrations/credentials';
import type { IntegrationRow } from '@/lib/integrations/repository';
import { findProvider } from '@/lib/providers';
import { type AppError, type FieldErrors, toFieldErrors, validationError } from '@/lib/server/errors';
import {
  isSecretVariable,
  mayUseSecretVariable,
  readSecretVariable,
  SECRET_VARIABLE_PREFIX,
} from '@/lib/server/secrets/secret-variable';

import type { PlacedRow } from './repository';
import { documentSchema, secretReferenceSchema } from './schema';
import type { SecretSource, Wanted } from './types';
import { readYaml, writeYaml } from './yaml-text';

/**
 * An environment's integrations as YAML, with secrets only as fingerprints; written piece by piece, as `portions`
 * arrive. In: the integrations in stable order.
 */
export async function* writeDocument(
  { id, name }: Pick<EnvironmentRow, 'id' | 'name'>,
  portions: AsyncIterable<readonly IntegrationRow[]>,
): AsyncGenerator<string> {
  yield writeYaml({ version: 1, environment: { id, name } });
  let isEmpty = true;
  for await (const rows of portions) {
    if (rows.length === 0) continue;
    const text = writeYaml({ integrations: rows.map(toEntry) });
    yield isEmpty ? text : text.slice(LIST_HEAD.length);
    isEmpty = false;
  }
  if (isEmpty) yield writeYaml({ integrations: [] });
}

/** The text above the first entry, however many there are. */
const LIST_HEAD = 'integrations:\n';

/** By channel; within a channel by rank, then inactive ones by identifier. */
export function inStableOrder<Row extends PlacedRow>(rows: readonly Row[]): Row[] {
  const channelOf = ({ channel }: Row) => CHANNELS.indexOf(channel);
  const byName = (a: Row, b: Row) => (a.identifier < b.identifier ? -1 : 1);
  return rows.toSorted(
    (a, b) => channelOf(a) - channelOf(b) || (a.priority > 0 || b.priority > 0 ? byRank(a, b) : 0) || byName(a, b),
  );
}

function toEntry(row: IntegrationRow) {
  const fields = findProvider(row.providerId)?.fields ?? [];
  const marks = Object.entries(row.secrets).map(([key, state]): [string, object] => [
    key,
    state.fingerprint === undefined ? { set: true } : { fingerprint: state.fingerprint },
  ]);
  const plain = withoutSecrets(row.credentials, fields);
  const credentials = Object.fromEntries([...Object.entries(plain), ...marks].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return {
    identifier: row.identifier,
    name: row.name,
    providerId: row.providerId,
    channel: row.channel,
    active: row.active,
    ...(row.primary ? { primary: true } : {}),
    ...(row.active && isRankedChannel(row.channel) ? { priority: row.priority } : {}),
    conditions: row.conditions,
    credentials,
  };
}

/** Who reads a document, and for which environment. */
export interface Reader {
  /** The environment's slug. */
  readonly environment: string;
  /** Whether the caller may use secrets of the server's variables: in effect they can read them. */
  readonly mayReference: boolean;
}

export interface ReadDocument {
  readonly identifiers: readonly string[];
  /** The environment that it was exported from, if the document has it. */
  readonly environmentId: string | undefined;
  /** A message with the line number of its place. */
  readonly explain: (place: string, message: string) => string;
  /**
   * The wanted integrations. `providerOf`: the provider of an existing integration, for entries without one. Throws
   * `validation_failed` at each wrong place, without its line.
   */
  readonly wantedBy: (providerOf: (identifier: string) => string | undefined) => Wanted[];
}

/** Reads a document. Throws `validation_failed`: at `document` if it is not YAML, else at each wrong place. */
export async function readDocument(text: string, reader: Reader): Promise<ReadDocument> {
  const yaml = await readYaml(text);
  const explain = (place: string, message: string) => {
    const { line, column } = yaml.locate(place);
    return `Line ${line}, column ${column}: ${message}`;
  };
  const parsed = documentSchema.safeParse(yaml.value);
  if (!parsed.success) throw explained(toFieldErrors(parsed.error.issues), explain);
  const { integrations, environment } = parsed.data;
  refuseTwins(integrations, explain);
  return {
    identifiers: integrations.map(({ identifier }) => identifier),
    environmentId: environment?.id?.toLowerCase(),
    explain,
    wantedBy: (providerOf) => {
      const errors: FieldErrors = {};
      const wanted = integrations.map(({ credentials, ...own }, index): Wanted => {
        const place = `integrations[${index}]`;
        const providerId = typeof own.providerId === 'string' ? own.providerId : providerOf(own.identifier);
        const fields = (providerId !== undefined && findProvider(providerId)?.fields) || [];
        return {
          place,
          ...own,
          ...splitCredentials(credentials, { fields, providerId, reader }, `${place}.credentials`, errors),
        };
      });
      if (Object.keys(errors).length > 0) throw validationError(errors);
      return wanted;
    },
  };
}

function refuseTwins(entries: readonly { readonly identifier: string }[], explain: ReadDocument['explain']): void {
  const places = new Map<string, string>();
  const errors: FieldErrors = {};
  for (const [index, { identifier }] of entries.entries()) {
    const earlier = places.get(identifier);
    if (earlier !== undefined)
      errors[`integrations[${index}].identifier`] = {
        messages: [`${earlier} has the same identifier. Remove one of them.`],
      };
    places.set(identifier, `integrations[${index}]`);
  }
  if (Object.keys(errors).length > 0) throw explained(errors, explain);
}

/** A `validation_failed` whose messages begin with the line of their place. */
export function explained(errors: FieldErrors, explain: ReadDocument['explain']): AppError {
  return validationError(
    Object.fromEntries(
      Object.entries(errors).map(([place, { messages }]) => [
        place === 'body' ? 'document' : place,
        { messages: messages.map((message) => explain(place, message)) },
      ]),
    ),
  );
}

interface Receiver {
  readonly fields: readonly Field[];
  readonly providerId: string | undefined;
  readonly reader: Reader;
}

function splitCredentials(
  credentials: Readonly<Record<string, unknown>> | undefined,
  receiver: Receiver,
  place: string,
  errors: FieldErrors,
): Pick<Wanted, 'plain' | 'secrets'> {
  const { fields } = receiver;
  const secrets = new Map<CredentialKey, SecretSource>();
  if (credentials === undefined) return { secrets };
  const plain: [string, unknown][] = [];
  for (const [key, value] of Object.entries(credentials)) {
    const isSecret = isCredentialKey(key) && isSecretKey(fields, key);
    const source = isSecret ? readSecret(value, receiver) : refuseReference(value);
    if (typeof source === 'string') errors[`${place}.${key}`] = { messages: [source] };
    else if (isSecret && source) secrets.set(key, inStoredForm(source, fields, key));
    else plain.push([key, value]);
  }
  return { plain: Object.fromEntries(plain), secrets };
}

/** A given secret as it will be stored: only then does it equal the one that is. */
function inStoredForm(source: SecretSource, fields: readonly Field[], key: CredentialKey): SecretSource {
  if (source.kind !== 'given' || typeof source.value !== 'string') return source;
  const field = fields.find((each) => each.key === key);
  return { ...source, value: storedText(field, source.value) };
}

/** The source of a document's secret, or why it cannot be read. */
function readSecret(value: unknown, receiver: Receiver): SecretSource | string {
  if (typeof value === 'string' && value.startsWith('env:')) return readVariable(value.slice('env:'.length), receiver);
  if (typeof value !== 'object' || value === null) return { kind: 'given', value };
  const reference = secretReferenceSchema.safeParse(value);
  if (!reference.success) {
    const names = ['fingerprint', 'set', 'value'].some((name) => Object.hasOwn(value, name));
    return names
      ? 'A secret is its text, "env:NAME", or a mapping of one: fingerprint (8 characters, 0 to 9 and a to f), set: true, or value. Quote a fingerprint that looks like a number.'
      : { kind: 'given', value };
  }
  if ('value' in reference.data) return { kind: 'given', value: reference.data.value };
  return { kind: 'mark', fingerprint: 'fingerprint' in reference.data ? reference.data.fingerprint : undefined };
}

function readVariable(name: string, { providerId = '', reader }: Receiver): SecretSource | string {
  if (!isSecretVariable(name))
    return `Only variables named ${SECRET_VARIABLE_PREFIX}… (capital letters, digits, "_") are read.`;
  // Before anything that tells which variables there are.
  if (!reader.mayReference)
    return 'Variables of the server are for people who may read credentials. Ask an owner or admin to import this, or give the secret.';
  const value = readSecretVariable(name);
  if (value === undefined)
    return 'The server has no such variable, or it is empty. Set it and start the server again, or give the secret.';
  return mayUseSecretVariable(name, { environment: reader.environment, providerId })
    ? { kind: 'given', value, variable: name }
    : `${name}_FOR does not allow this environment and provider. Ask the operator of this server to add ${reader.environment}/${providerId}.`;
}

/** A variable holds a secret: it must not go into a field that everybody can read. */
function refuseReference(value: unknown): string | undefined {
  return typeof value === 'string' && value.startsWith(`env:${SECRET_VARIABLE_PREFIX}`)
    ? 'This credential is no secret: its value would be shown to everybody. Write it out.'
    : undefined;
}
