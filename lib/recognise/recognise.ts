import type { CredentialKey } from '@/lib/catalogue/credential-key';
import { fieldComplaint, parseJsonObject } from '@/lib/catalogue/field-rules';
import { storedText } from '@/lib/catalogue/values/stored-text';
import { trimEdges } from '@/lib/text/odd-characters';

import { addressRequest, readCurl } from './pasted-request';
import { flattenObject, readVariables } from './pasted-variables';
import { recogniseKeys } from './recognise-keys';
import { recogniseRequest } from './recognise-request';
import { recogniseCredentialsFile, recogniseVariables } from './recognise-variables';
import { type Candidate, fitInto, isEmptyCandidate, newCandidate, strongest } from './recognised-candidate';
import type { Subject } from './variable-fields';

export type { Subject } from './variable-fields';

/** A pasted part that is not filled in: its name, never its value, and why. */
export interface Unused {
  readonly what: string;
  readonly why?: string;
}

/** One provider that the text may match, and the values filled in for it. */
export interface Recognition {
  readonly providerId: string;
  readonly values: Readonly<Partial<Record<CredentialKey, string | boolean>>>;
  readonly unused: readonly Unused[];
}

export interface Recognised {
  /** Empty: the text matches no provider. Several: it may match each, best first. */
  readonly choices: readonly Recognition[];
  /** Why there are no choices. */
  readonly reason?: string;
}

/** A service account or a certificate has a few thousand characters; nothing pasted on purpose is longer. */
const LONGEST_PASTE = 100_000;

/**
 * Which provider a pasted text matches, and which field each part of it fills. The text may be an address, settings,
 * JSON, a private key, a curl command, or a bare key. Pure; every filled value fits its field. Takes time in proportion
 * to the text.
 */
export function recognise(text: string, subjects: readonly Subject[]): Recognised {
  const pasted = trimEdges(text);
  if (pasted === '') return { choices: [], reason: 'There is nothing to read.' };
  if (pasted.length > LONGEST_PASTE)
    return { choices: [], reason: 'This is more than 100,000 characters: paste only the part with the credentials.' };
  const found = strongest(candidatesOf(pasted, subjects));
  return found.length > 0
    ? { choices: found.map(finished) }
    : { choices: [], reason: 'Nothing in it names a provider of the catalogue.' };
}

function candidatesOf(text: string, subjects: readonly Subject[]): Candidate[] {
  const files = wholeFile(text, subjects);
  if (files.length > 0) return files;
  const object = parseJsonObject(text);
  if (object) return recogniseCredentialsFile(flattenObject(object), subjects);
  const request = readCurl(text) ?? addressRequest(text);
  if (request) {
    const asked = recogniseRequest(request, subjects);
    if (asked.length > 0) return asked;
  }
  const variables = readVariables(text);
  const set = variables.length > 0 ? recogniseVariables(variables, subjects) : [];
  return set.some((candidate) => !isEmptyCandidate(candidate)) ? set : [...recogniseKeys(text, subjects), ...set];
}

/** The providers for which the whole text is a required file in the right format, also quoted or in base64. */
function wholeFile(text: string, subjects: readonly Subject[]): Candidate[] {
  if (!isOneFile(text)) return [];
  const objects = filesOf('json', text, subjects);
  // The private key within a JSON file is not the file.
  return objects.length > 0 || isQuotedObject(text) ? objects : filesOf('pem', text, subjects);
}

const isQuotedObject = (text: string) => /^["'`]?\s*\{/.test(text);

function filesOf(kind: 'json' | 'pem', text: string, subjects: readonly Subject[]): Candidate[] {
  return subjects.flatMap((subject) => {
    const field = subject.fields.find((each) => each.kind === kind && each.required);
    // Only the required parts of a JSON object identify its provider.
    const tells = field && (field.kind !== 'json' || field.requiredKeys || field.constants);
    if (!field || !tells || fieldComplaint(field, storedText(field, text))) return [];
    const candidate = newCandidate(subject, 'own');
    fitInto(candidate, field, text, field.kind);
    return [candidate];
  });
}

/**
 * Whether a text may be one file: a key in the middle of settings belongs to the one that is named before it. What
 * tools write above a key are comments, parameters and "Bag Attributes".
 */
function isOneFile(text: string): boolean {
  const [above = ''] = text.split(/-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/);
  if (above === text || isQuotedObject(text) || above.includes('Bag Attributes')) return true;
  return above
    .replaceAll(/-----BEGIN [A-Z ]{0,40}-----[^-]*-----END [A-Z ]{0,40}-----/g, '')
    .split('\n')
    .every((line) => /^[\s"'`]*(?:#.*|\/\/.*)?$/.test(line));
}

function finished({ subject, values, unused }: Candidate): Recognition {
  const filled: Partial<Record<CredentialKey, string | boolean>> = Object.fromEntries(values);
  if (values.size > 0) {
    for (const { key, value, sets } of subject.clues.implies ?? [])
      if (filled[key] === value) Object.assign(filled, { ...sets, ...filled });
    Object.assign(filled, { ...subject.clues.sets, ...filled });
  }
  return { providerId: subject.id, values: filled, unused };
}
