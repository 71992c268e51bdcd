import type { CredentialKey } from '@/lib/catalogue/credential-key';
import { type Credentials, isSecretKey } from '@/lib/catalogue/credentials-schema';
import type { Field } from '@/lib/catalogue/field';
import { parseUrl } from '@/lib/text/parse-url';

const CUT = '[secret]';
/** A shorter part of a secret reveals nothing, and removing it would mangle words. */
const SHORTEST_PART = 6;

/** Removes secrets from texts, in every form in which they are sent. */
export interface SecretCutter {
  /** Adds another text to remove: a header's value, a token created on the way. */
  add(text: string): void;
  cut(text: string): string;
  /** Cleans the path of a URL, with each segment decoded. */
  cutPath(path: string): string;
}

/**
 * Creates a cutter for the secrets among the credentials: whole, and the parts of URLs, JSON texts and connection
 * strings.
 */
export function createSecretCutter(credentials: Credentials, fields: readonly Field[]): SecretCutter {
  const secrets = new Set<string>();
  const add = (text: string) => {
    for (const form of formsOf(text)) secrets.add(form);
  };
  for (const [key, value] of Object.entries(credentials)) {
    if (!isSecretKey(fields, key as CredentialKey) || typeof value === 'boolean' || value === undefined) continue;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    for (const whole of [text, text.trim()]) add(whole);
    for (const part of partsOf(text)) if (part.length >= SHORTEST_PART) add(part);
  }
  // The longest first: removing a part of a secret must not leave the rest of it.
  const ordered = () => [...secrets].filter((text) => text !== '').toSorted((a, b) => b.length - a.length);
  const cutAll = (text: string, shortest: number) =>
    ordered()
      .filter((secret) => secret.length >= shortest)
      .reduce((left, secret) => left.replaceAll(secret, CUT), text);
  return {
    add,
    cut: (text) => cutAll(text, 4),
    cutPath: (path) =>
      path
        .split('/')
        .map((segment) => cutSegment(segment, (text) => cutAll(text, 1)))
        .join('/'),
  };
}

function cutSegment(segment: string, cutAll: (text: string) => string): string {
  const clear = decode(segment);
  const cut = cutAll(clear);
  return cut === clear ? cutAll(segment) : cut;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A text as it is, encoded for URLs and forms, in JSON, and in base64 at each of its three offsets. */
function formsOf(text: string): string[] {
  const encoded = encodeURIComponent(text.toWellFormed());
  const inForm = new URLSearchParams([['', text]]).toString().slice(1);
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].map((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replaceAll('=', '');
    // Leaves out the characters that it shares with its neighbors.
    return offset === 0 ? whole : whole.slice(offset + 1);
  });
  const core = base64.map((form) => form.slice(0, -1)).filter((form) => form.length >= SHORTEST_PART);
  const all = [...base64.slice(0, 1), ...core];
  return [
    text,
    encoded,
    encoded.replaceAll(/%[0-9A-F]{2}/g, (part) => part.toLowerCase()),
    inForm,
    JSON.stringify(text).slice(1, -1),
    ...all,
    ...all.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

/** The secrets within a secret: the parts of a URL, the texts of a JSON object, the values of `name=value;…`. */
function partsOf(text: string): string[] {
  const object = parseObject(text);
  if (object) {
    const texts = Object.values(object).filter((value) => typeof value === 'string');
    return texts.filter((value) => value !== 'service_account' && !parseUrl(value));
  }
  const parts = /^\w+=/.test(text) ? text.split(';').map((part) => part.slice(part.indexOf('=') + 1)) : [text];
  return parts.flatMap((part) => {
    const url = parseUrl(part);
    if (url) return urlParts(url);
    return parts.length > 1 ? [part] : [];
  });
}

function urlParts(url: URL): string[] {
  const { username, password, pathname, search, searchParams } = url;
  return [username, password, pathname, search, ...searchParams.values(), ...pathname.split('/')].flatMap((part) => [
    part,
    decode(part),
  ]);
}

function parseObject(text: string): Record<string, unknown> | null {
  if (!text.trim().startsWith('{')) return null;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
