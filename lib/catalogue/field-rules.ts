import { findOddCharacter, findSpace } from '@/lib/text/odd-characters';
import { parseUrl } from '@/lib/text/parse-url';

import type { Field, TextField } from './field';
import { pemComplaint, repairPem } from './values/pem';

const EMAIL_NAME = /^[^\s@<>(),;:"[\]\\.]+(?:\.[^\s@<>(),;:"[\]\\.]+)*$/u;
const EMAIL_DOMAIN = /^[^\s@<>(),;:"[\]\\.]+(?:\.[^\s@<>(),;:"[\]\\.]+)*$/u;

/**
 * Checks a field's text, in its stored form, for an active integration, beyond its type. Returns the message, without
 * the value, or null if the text is valid. An empty text is skipped: it counts as not set. `others`: all fields of the
 * provider, for a message that names the field that takes a part of the value.
 */
export function fieldComplaint(field: Field, text: string, others: readonly Field[] = []): string | null {
  switch (field.kind) {
    case 'text':
      if (field.format === 'host') return oddComplaint(field, text) ?? hostComplaint(field, text, others);
      return (field.pattern ? oddComplaint(field, text) : null) ?? patternComplaint(field, text);
    case 'secret':
      return (field.keepsSpaces ? null : oddComplaint(field, text)) ?? patternComplaint(field, text);
    case 'email':
      return oddComplaint(field, text) ?? emailComplaint(field, text, others) ?? patternComplaint(field, text);
    case 'url':
      return oddComplaint(field, text) ?? urlComplaint(field, text) ?? patternComplaint(field, text);
    case 'number':
      return numberComplaint(field, text);
    case 'select':
      return field.options.some((option) => option.value === text)
        ? null
        : `${field.label} must be one of: ${field.options.map((option) => option.value).join(', ')}.`;
    case 'json':
      return jsonComplaint(field, text);
    case 'pem':
      return pemComplaint(field.label, repairPem(text), field.types);
    case 'switch':
      return null;
    default:
      return field satisfies never;
  }
}

/** A character that nobody sees would look like a wrong value. */
function oddComplaint({ label }: Field, text: string): string | null {
  const odd = findOddCharacter(text);
  if (!odd) return null;
  return odd.name === 'a line end'
    ? `${label} has a line end at character ${odd.place}. Paste it as one line.`
    : `${label} has ${odd.name} at character ${odd.place}. Remove it.`;
}

/** No documented format is longer. Longer text is not matched: a pattern may take quadratic time. */
const LONGEST_PATTERNED = 4_096;

const fits = (source: string, value: string) =>
  value.length <= LONGEST_PATTERNED && new RegExp(`^(?:${source})$`, 'u').test(value);

function patternComplaint({ label, pattern }: Extract<Field, { pattern?: unknown }>, value: string): string | null {
  if (!pattern) return null;
  const mistake = pattern.mistakes?.find(({ source }) => fits(source, value));
  if (mistake) return asSentence(mistake.message);
  if (fits(pattern.source, value)) return null;
  const space = findSpace(value);
  if (space !== null && fits(pattern.source, value.replaceAll(' ', '')))
    return `${label} has a space at character ${space}. Remove it.`;
  return asSentence(pattern.message);
}

const asSentence = (message: string) => (/\."?$/.test(message) ? message : `${message}.`);

function emailComplaint(field: TextField, text: string, others: readonly Field[]): string | null {
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1);
  const isAddress =
    at > 0 && text.length <= LONGEST_PATTERNED && EMAIL_NAME.test(text.slice(0, at)) && EMAIL_DOMAIN.test(domain);
  if (isAddress && (field.allowsLocalDomain || domain.includes('.'))) return null;
  const name = others.find(({ key, kind }) => key === 'senderName' && kind === 'text');
  if (name && /^[^<>]+<[^<>\s]+@[^<>\s]+>$/.test(text))
    return `${field.label} must be the address alone, such as news@example.com. The name belongs in ${name.label} (${name.key}).`;
  return `${field.label} must be an email address, such as news@example.com.`;
}

function urlComplaint(field: TextField, text: string): string | null {
  if (!isHttpUrl(text)) {
    return looksLikeHost(text) && isHttpUrl(`https://${text}`)
      ? `${field.label} lacks https:// at its start.`
      : `${field.label} must be a URL that starts with https:// or http://.`;
  }
  if (!field.secret && holdsUserInfo(text))
    return `${field.label} must not hold a user name or password: it is shown in clear.`;
  return null;
}

/** Whether a text begins with a host name of several parts: `api.example.com/v1`. */
export function looksLikeHost(text: string): boolean {
  return /^[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,20}(?::\d{1,5})?(?:\/|$)/i.test(text);
}

function hostComplaint(field: TextField, text: string, others: readonly Field[]): string | null {
  if (isHost(text)) return null;
  if (/[,;]/.test(text)) return `${field.label} must be one host.`;
  if (text.includes('://')) return `${field.label} must be the host alone, without smtp:// or https://.`;
  const [, host = ''] = /^(.+):\d{1,5}$/.exec(text) ?? [];
  const port = others.find(({ key }) => key === 'port');
  if (isHost(host.replace(/^\[(.*)\]$/, '$1')))
    return port
      ? `${field.label} must be the host alone. The port has a field of its own: ${port.label} (${port.key}).`
      : `${field.label} must be the host alone, without a port.`;
  return `${field.label} must be a host name or an IP address, without a scheme, user, port or path.`;
}

/** A host name, or an IP address as Node's net takes it: IPv6 without brackets. */
export function isHost(text: string): boolean {
  if (text.length > 253) return false;
  return /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.?$/u.test(text) || isIpv6(text);
}

function isIpv6(text: string): boolean {
  return /^[\da-f:.]+(?:%[\w.-]+)?$/i.test(text) && parseUrl(`http://[${text.replace(/%.*$/, '')}]/`) !== null;
}

function numberComplaint(field: Extract<Field, { kind: 'number' }>, value: string): string | null {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= field.min && number <= field.max) return null;
  return `${field.label} must be a whole number from ${field.min} to ${field.max}.`;
}

function jsonComplaint(field: Extract<Field, { kind: 'json' }>, value: string): string | null {
  const parsed = parseJsonObject(value);
  if (!parsed) return `${field.label} must be a JSON object, from { to }.`;
  const wrong = Object.entries(field.constants ?? {}).find(([key, constant]) => parsed[key] !== constant);
  if (wrong) return `${field.label}: "${wrong[0]}" must be "${wrong[1]}".`;
  const missing = (field.requiredKeys ?? []).filter((key) => typeof parsed[key] !== 'string' || parsed[key] === '');
  if (missing.length > 0) return `${field.label} lacks ${missing.map((key) => `"${key}"`).join(', ')}.`;
  const key = field.privateKey && parsed[field.privateKey.name];
  if (!field.privateKey || typeof key !== 'string') return null;
  return pemComplaint(`"${field.privateKey.name}" in ${field.label}`, repairPem(key), field.privateKey.types);
}

/** The object in a JSON text, or null if the text is not JSON or not an object. */
export function parseJsonObject(text: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function holdsUserInfo(text: string): boolean {
  const { username, password } = new URL(text);
  return username !== '' || password !== '';
}

/** Whether a text is an absolute http(s) URL with a host. */
export function isHttpUrl(text: string): boolean {
  const url = /\s/.test(text) ? null : parseUrl(text);
  if (!url) return false;
  const { protocol, hostname } = url;
  return (protocol === 'https:' || protocol === 'http:') && hostname !== '';
}
