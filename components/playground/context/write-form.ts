import { FIELD_SOURCES, type FieldSource } from '@/lib/conditions/types';
import { readPath } from '@/lib/conditions/values/field-path';
import { parseExactJson } from '@/lib/text/exact-json';

import type { ContextForm, FieldRow, SourceForm } from './context-form';
import type { ContextObject } from './read-context';

/** Errors by row id, or by source for the JSON text of a whole source. */
export type FormErrors = ReadonlyMap<number | FieldSource, string>;

export interface WrittenForm {
  readonly context: ContextObject;
  /** Rows that are not in the context until they are corrected. */
  readonly errors: FormErrors;
}

/** Maps keys to values or to more keys. A Map, because a key may be the name of an inherited property. */
type Tree = Map<string, Tree | Leaf>;

interface Leaf {
  readonly value: unknown;
}

const NOT_JSON = 'This is not JSON.';
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Writes a form as a context. Omits incomplete rows and reports why. */
export function writeForm(form: ContextForm): WrittenForm {
  const errors = new Map<number | FieldSource, string>();
  const entries: [string, unknown][] = [];
  for (const source of FIELD_SOURCES) {
    const controls = source === 'subscriber' ? presenceOf(form) : [];
    const written = writeSource(form.sources[source], controls, source, errors);
    if (written) entries.push([source, written.value]);
  }
  if (form.now !== '') entries.push(['now', form.now]);
  return { context: Object.fromEntries([...entries, ...form.rest]), errors };
}

/** Whether a row is still empty: a new row is not an error. */
function isBlank({ path, text, type }: FieldRow): boolean {
  return path.trim() === '' && text === '' && type !== 'null';
}

function presenceOf({ online, lastOnlineAt }: ContextForm): [string, unknown][] {
  return [
    ...(online === '' ? [] : [['isOnline', online === 'online'] as [string, unknown]]),
    ...(lastOnlineAt === '' ? [] : [['lastOnlineAt', lastOnlineAt] as [string, unknown]]),
  ];
}

function writeSource(
  { isPresent, rows, whole }: SourceForm,
  controls: readonly [string, unknown][],
  source: FieldSource,
  errors: Map<number | FieldSource, string>,
): Leaf | undefined {
  if (whole !== undefined) {
    const read = readJsonValue(whole);
    if (typeof read !== 'string') return read;
    errors.set(source, `${read} The ${source} is left out until it is corrected.`);
    return undefined;
  }
  const tree: Tree = new Map(controls.map(([key, value]) => [key, { value }]));
  for (const row of rows) {
    const error = isBlank(row) ? undefined : addRow(tree, row);
    if (error !== undefined) errors.set(row.id, error);
  }
  return tree.size > 0 || isPresent ? { value: toObject(tree) } : undefined;
}

/** Sets a row's value at its path, or returns why that is not possible. */
function addRow(tree: Tree, row: FieldRow): string | undefined {
  if (row.path.trim() === '') return 'Give the value a path, such as data.plan.';
  const steps = readPath(row.path.trim());
  if (steps === undefined) return 'A quote is not closed. A key with dots is written data."app.plan".';
  const keys = steps.map(({ key }) => key);
  if (steps.some(({ key, isQuoted }) => key === '' && !isQuoted))
    return 'A path has a name between any two dots, and none at its ends.';
  if (keys.includes('__proto__')) return 'A key named __proto__ can only be set in the JSON.';
  const leaf = readValue(row);
  if (typeof leaf === 'string') return leaf;
  let at = tree;
  for (const key of keys.slice(0, -1)) {
    const next = at.get(key) ?? new Map<string, Tree | Leaf>();
    if (!(next instanceof Map)) return 'A value above sets a part of this path already.';
    at.set(key, next);
    at = next;
  }
  const last = keys.at(-1) ?? '';
  if (at.has(last)) return 'A value above sets this path already.';
  at.set(last, leaf);
}

/** The value of a row, or the error in its text. */
function readValue({ type, text }: FieldRow): Leaf | string {
  switch (type) {
    case 'text':
      return { value: text };
    case 'null':
      return { value: null };
    case 'boolean':
      return { value: text.trim().toLowerCase() === 'true' };
    case 'number':
      return JSON_NUMBER.test(text.trim())
        ? readJsonValue(text, 'This number is too large to be exact. Choose text instead.')
        : 'A number is written as in JSON, such as 42 or -0.5.';
    case 'json': {
      const read = readJsonValue(text);
      return read === NOT_JSON ? `${NOT_JSON} A list is written ["a", "b"].` : read;
    }
  }
}

function readJsonValue(
  text: string,
  rounded = 'A number in it is too large to be exact. Put it in double quotes, as text.',
): Leaf | string {
  try {
    const { value, inexact } = parseExactJson(text);
    return inexact.length > 0 ? rounded : { value };
  } catch {
    return NOT_JSON;
  }
}

function toObject(tree: Tree): unknown {
  return Object.fromEntries([...tree].map(([key, node]) => [key, node instanceof Map ? toObject(node) : node.value]));
}
