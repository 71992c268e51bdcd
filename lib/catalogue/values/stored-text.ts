import type { Field } from '@/lib/catalogue/field';
import { parseJsonObject } from '@/lib/catalogue/field-rules';
import { trimEdges, trimEdgesButSpaces } from '@/lib/text/odd-characters';

import { decodeBase64, repairPem } from './pem';

/**
 * A text in the form in which it is stored and checked, the same at every door (docs/rules/providers.md, "What is
 * stored"). In: its field; undefined for a key that the provider does not use. Applied twice, it changes nothing more.
 */
export function storedText(field: Field | undefined, text: string): string {
  switch (field?.kind) {
    case 'secret':
      return field.keepsSpaces ? trimEdgesButSpaces(text) : trimEdges(text);
    case 'text':
      // Node's net takes an IPv6 address without the brackets that a URL needs.
      return field.format === 'host' ? trimEdges(text).replace(/^\[([\da-f:.%]+)\]$/i, '$1') : trimEdges(text);
    case 'pem':
      return repairPem(text);
    case 'json':
      return repairJson(field, text);
    default:
      return trimEdges(text);
  }
}

/** A file of this kind has a few thousand characters. */
const LONGEST_JSON = 256 * 1024;

/** The object in a text that was quoted, escaped or encoded on its way; then the private key in it, repaired. */
function repairJson(field: Extract<Field, { kind: 'json' }>, text: string): string {
  const trimmed = trimEdges(text);
  if (trimmed.length > LONGEST_JSON) return trimmed;
  const inner = innerJson(trimmed);
  const object = inner === null ? null : parseJsonObject(inner);
  if (inner === null || !object) return trimmed;
  const key = field.privateKey && object[field.privateKey.name];
  if (!field.privateKey || typeof key !== 'string') return inner;
  const repaired = `${repairPem(key)}\n`;
  // A key that needs nothing leaves the file as it was downloaded.
  if (key === repaired || `${key}\n` === repaired || !repaired.startsWith('-----BEGIN ')) return inner;
  return JSON.stringify({ ...object, [field.privateKey.name]: repaired }, null, 2);
}

/** The text of an object within quotes, JSON text or base64; null if there is none. */
function innerJson(text: string): string | null {
  let inner = text;
  for (let layer = 0; layer < 4; layer += 1) {
    if (parseJsonObject(inner)) return inner;
    const next = unquoted(inner) ?? decodeText(inner);
    if (next === null) break;
    inner = trimEdges(next);
  }
  const mended = escapeLineEnds(inner);
  return mended !== inner && parseJsonObject(mended) ? mended : null;
}

function unquoted(text: string): string | null {
  const [, quote = '', within = ''] = /^(["'`])([^]*)\1$/.exec(text) ?? [];
  if (quote === '"') return asJsonText(text) ?? within;
  if (quote !== '') return within;
  // {\"type\": …}: the inside of a JSON text, without its quotes.
  return /^\{(?:\s|\\[nrt])*\\"/.test(text) ? asJsonText(`"${text}"`) : null;
}

function asJsonText(text: string): string | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'string' ? parsed : null;
  } catch {
    return null;
  }
}

function decodeText(text: string): string | null {
  const bytes = decodeBase64(text);
  if (bytes === null) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, (each) => each.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** Line ends within the texts of a JSON document, as a shell leaves them that expanded `\n`. */
function escapeLineEnds(text: string): string {
  let isText = false;
  // What follows a backslash is matched with it, so a quote that is left begins or ends a text.
  return text.replaceAll(/\\[^]|"|\r?\n/g, (sign) => {
    if (sign === '"') isText = !isText;
    return isText && sign.endsWith('\n') && !sign.startsWith('\\') ? '\\n' : sign;
  });
}
