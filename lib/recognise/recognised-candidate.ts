import type { CredentialKey } from '@/lib/catalogue/credential-key';
import type { Field } from '@/lib/catalogue/field';
import { fieldComplaint, parseJsonObject } from '@/lib/catalogue/field-rules';
import { splitValue } from '@/lib/catalogue/values/split-value';

import { isSenderKey, type Plainness, type Subject } from './variable-fields';

/** A provider that a text may match, while the text is read. */
export interface Candidate {
  readonly subject: Subject;
  plainness: Plainness;
  readonly values: Map<CredentialKey, string | boolean>;
  /** The parts of the text that were used: names, or kinds of part. */
  readonly used: Set<string>;
  readonly unused: { what: string; why?: string }[];
}

export function newCandidate(subject: Subject, plainness: Plainness): Candidate {
  return { subject, plainness, values: new Map(), used: new Set(), unused: [] };
}

/** A typical example placeholder in place of a value. */
const PLACEHOLDER =
  /^(?:\$\{?\w{1,60}\}?|%\w{1,60}%|<[^<>]{0,80}>|\{\{.{0,80}\}\}|\[[^\][]{0,80}\]|x{4,}|\*{3,}|\.{3}|…|(?:your|my)[-_ ].{0,80}|changeme)$/i;

/**
 * Puts a part of the text into a field if it fits, and what belongs in other fields into them; otherwise records why it
 * does not, without the value.
 */
export function fitInto(candidate: Candidate, field: Field, text: string, what: string): boolean {
  const { fields } = candidate.subject;
  const parts = splitValue(field, fields, text);
  const value = parts[field.key] ?? '';
  const why = misfit(candidate, field, value);
  if (why !== null) {
    candidate.unused.push({ what, why });
    return false;
  }
  candidate.values.set(field.key, field.kind === 'switch' ? isOn(value) === true : value);
  candidate.used.add(what);
  for (const other of fields) {
    const part = other.key === field.key ? undefined : parts[other.key];
    if (part !== undefined && !candidate.values.has(other.key)) fitInto(candidate, other, part, what);
  }
  return true;
}

function misfit({ values, subject: { fields } }: Candidate, field: Field, value: string): string | null {
  if (value === '') return 'It is empty.';
  if (PLACEHOLDER.test(value)) return 'It is a placeholder.';
  if (values.has(field.key)) return `${field.label} is filled already.`;
  if (field.kind === 'switch') return isOn(value) === undefined ? `${field.label} is either on or off.` : null;
  // Whoever's secret it is, it is none of a field that takes one line.
  if (field.kind !== 'pem' && field.kind !== 'json') {
    if (value.includes('-----BEGIN ')) return `It is a private key or certificate, which ${field.label} does not take.`;
    if (parseJsonObject(value)) return `It is a JSON object, which ${field.label} does not take.`;
  }
  return fieldComplaint(field, value, fields);
}

function isOn(value: string): boolean | undefined {
  if (/^(?:true|1|yes|on)$/i.test(value)) return true;
  return /^(?:false|0|no|off)$/i.test(value) ? false : undefined;
}

/** Splits `Acme <news@example.com>` into a name and an email address. */
export function fitSender(candidate: Candidate, key: string, what: string, text: string): void {
  const { fields } = candidate.subject;
  const [, name = '', address = ''] = /^"?([^"<>]{0,200})"?\s?<([^<>]{1,300})>$/.exec(text.trim()) ?? [];
  const field = fields.find((each) => each.key === key);
  const nameField = fields.find((each) => each.key === 'senderName');
  if (!field) return;
  fitInto(candidate, field, address || text, what);
  if (name && nameField && !candidate.values.has('senderName')) fitInto(candidate, nameField, name.trim(), what);
}

/** Whether no filled value is a credential. */
export function isEmptyCandidate({ values }: Candidate): boolean {
  return ![...values.keys()].some((key) => !isSenderKey(key));
}

function holdsSecret({ subject, values }: Candidate): boolean {
  return subject.fields.some((field) => field.secret && values.has(field.key));
}

/**
 * The candidates to keep, best first: those that fill a secret, else those that fill anything but the sender, else all.
 * Drops one if another uses all that it uses and more, or the same by a more specific name.
 */
export function strongest(candidates: readonly Candidate[]): Candidate[] {
  const groups = [holdsSecret, (each: Candidate) => !isEmptyCandidate(each), () => true];
  const group = groups.map((isIn) => candidates.filter(isIn)).find((each) => each.length > 0) ?? [];
  return group
    .filter((each) => !group.some((other) => other !== each && outdoes(other, each)))
    .toSorted((a, b) => b.used.size - a.used.size)
    .filter((each, index, all) => all.findIndex(({ subject }) => subject === each.subject) === index)
    .slice(0, 8);
}

function outdoes(other: Candidate, each: Candidate): boolean {
  if (![...each.used].every((part) => other.used.has(part))) return false;
  if (other.used.size > each.used.size) return true;
  return other.plainness === 'own' && each.plainness === 'alias';
}
