import { describeJsonError } from '@/components/conditions/json/json-error';
import { describeInexact } from '@/components/conditions/json/read-json';
import { contextSchema } from '@/lib/conditions/parse/schema';
import { FIELD_SOURCES } from '@/lib/conditions/types';
import { type ExactJson, parseExactJson } from '@/lib/text/exact-json';

export type ContextObject = Readonly<Record<string, unknown>>;

/** A message at a place of the context: `now`, or empty for the whole context. */
interface PlacedError {
  readonly place: string;
  readonly message: string;
}

export interface ReadContext {
  /** Undefined: the text is no JSON object. */
  readonly context: ContextObject | undefined;
  readonly errors: readonly PlacedError[];
  /** Keys that no condition reads, such as misspelled ones. */
  readonly unread: readonly string[];
}

/** The API's body limit, minus the little that surrounds the context. */
const MAX_CHARACTERS = 900_000;
const KNOWN_KEYS: ReadonlySet<string> = new Set([...FIELD_SOURCES, 'now']);

/** Reads the text of a context as the API does. Never throws. */
export function readContext(text: string): ReadContext {
  if (text.trim() === '') return { context: {}, errors: [], unread: [] };
  if (text.length > MAX_CHARACTERS) return unreadable('A request has at most 1 MiB, and this is more.');
  let read: ExactJson;
  try {
    read = parseExactJson(text);
  } catch {
    return unreadable(`Invalid JSON at ${describeJsonError(text)}`);
  }
  const { value: json } = read;
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return unreadable('A context is an object: begin with { and end with }.');
  const rounded = describeInexact(text, read);
  // The form would write the rounded number back.
  if (rounded !== undefined) return unreadable(rounded);
  const parsed = contextSchema.safeParse(json);
  const errors = (parsed.error?.issues ?? []).map(({ path, message }) => ({ place: path.join('.'), message }));
  return {
    context: json as ContextObject,
    errors,
    unread: Object.keys(json).filter((key) => !KNOWN_KEYS.has(key)),
  };
}

function unreadable(message: string): ReadContext {
  return { context: undefined, errors: [{ place: '', message }], unread: [] };
}
