import { parseUrl } from '@/lib/text/parse-url';

import type { Field } from './field';

const EMAIL = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+\.[^\s@<>(),;:"[\]\\.]+$/u;
const PRIVATE_KEY = /^-----BEGIN (?<kind>[A-Z ]*PRIVATE KEY)-----[\s\S]+-----END \k<kind>-----$/;

/**
 * Checks a field's text for an active integration, beyond its type. Returns the message, without the value,
 * or null if the text is valid. An empty text is skipped: it counts as not set.
 */
export function fieldComplaint(field: Field, text: string): string | null {
  switch (field.kind) {
    case 'text':
    case 'secret':
      return patternComplaint(field, text);
    case 'email':
      if (!EMAIL.test(text)) return `${field.label} must be an e-mail address, such as news@example.com.`;
      return patternComplaint(field, text);
    case 'url':
      if (!isHttpUrl(text)) return `${field.label} must be a URL that starts with https:// or http://.`;
      if (!field.secret && holdsUserInfo(text)) {
        return `${field.label} must not hold a user name or password: it is shown in clear.`;
      }
      return patternComplaint(field, text);
    case 'number':
      return numberComplaint(field, text);
    case 'select':
      return field.options.some((option) => option.value === text)
        ? null
        : `${field.label} must be one of: ${field.options.map((option) => option.value).join(', ')}.`;
    case 'json':
      return jsonComplaint(field, text);
    case 'pem':
      return PRIVATE_KEY.test(text.trim())
        ? null
        : `${field.label} must be a private key in PEM form, with its BEGIN and END lines.`;
    case 'switch':
      return null;
    default:
      return field satisfies never;
  }
}

/** No documented format is longer. Longer text is not matched: a pattern may take quadratic time. */
const LONGEST_PATTERNED = 4_096;

function patternComplaint(field: Extract<Field, { pattern?: unknown }>, value: string): string | null {
  if (!field.pattern) return null;
  const fits = value.length <= LONGEST_PATTERNED && new RegExp(`^(?:${field.pattern.source})$`, 'u').test(value);
  if (fits) return null;
  return /\."?$/.test(field.pattern.message) ? field.pattern.message : `${field.pattern.message}.`;
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
  return null;
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

function isHttpUrl(text: string): boolean {
  const url = /\s/.test(text) ? null : parseUrl(text);
  if (!url) return false;
  const { protocol, hostname } = url;
  return (protocol === 'https:' || protocol === 'http:') && hostname !== '';
}
