import { bySource, FIELD_SOURCES, type FieldSource } from '@/lib/conditions/types';
import { writeStep } from '@/lib/conditions/values/field-path';

import type { ContextObject } from './read-context';

/** The kinds of a row's value, in the order of its select. */
export const VALUE_TYPES = ['text', 'number', 'boolean', 'null', 'json'] as const;

export type ValueType = (typeof VALUE_TYPES)[number];

/** One value of an object of the context. The text stays as typed, whatever the kind. */
export interface FieldRow {
  readonly id: number;
  /** A path as rules write it: keys joined by dots, in quotes where a key has dots itself. */
  readonly path: string;
  readonly type: ValueType;
  readonly text: string;
}

export interface SourceForm {
  /** Whether the context has it: an empty object differs from none. */
  readonly isPresent: boolean;
  readonly rows: readonly FieldRow[];
  /** JSON text for a value without rows: no object, too many values, or a key that no row can set. */
  readonly whole: string | undefined;
}

export type OnlineState = '' | 'online' | 'offline';

export interface ContextForm {
  readonly sources: Readonly<Record<FieldSource, SourceForm>>;
  readonly online: OnlineState;
  readonly lastOnlineAt: string;
  readonly now: string;
  /** Entries that the form does not show. They are written back unchanged. */
  readonly rest: readonly (readonly [string, unknown])[];
}

/** Larger contexts are easier to read as JSON. */
const MAX_ROWS = 150;
const MAX_DEPTH = 8;

/** Reads a context into a form. `nextId` creates the row ids. Lossless: `writeForm` returns the same context. */
export function readForm(context: ContextObject, nextId: () => number): ContextForm {
  const subscriber = ownOf(context, 'subscriber');
  const fields = isPlain(subscriber) ? Object.entries(subscriber) : [];
  const online = fields.find(([key]) => key === 'isOnline')?.[1];
  const lastOnlineAt = fields.find(([key]) => key === 'lastOnlineAt')?.[1];
  const now = ownOf(context, 'now');
  const shown = (key: string, value: unknown) =>
    (key === 'isOnline' && typeof value === 'boolean') || (key === 'lastOnlineAt' && isFilled(value));
  // For a subscriber without rows, the two controls stay empty: its JSON includes their values.
  const readSubscriber = sourceForm(context, 'subscriber', shown, nextId);
  const hasControls = readSubscriber.whole === undefined;
  return {
    sources: bySource((source) =>
      source === 'subscriber' ? readSubscriber : sourceForm(context, source, () => false, nextId),
    ),
    online: hasControls && typeof online === 'boolean' ? (online ? 'online' : 'offline') : '',
    lastOnlineAt: hasControls && isFilled(lastOnlineAt) ? lastOnlineAt : '',
    now: isFilled(now) ? now : '',
    rest: Object.entries(context).filter(
      ([key, value]) => !(FIELD_SOURCES as readonly string[]).includes(key) && !(key === 'now' && isFilled(value)),
    ),
  };
}

function sourceForm(
  context: ContextObject,
  source: FieldSource,
  isShownElsewhere: (key: string, value: unknown) => boolean,
  nextId: () => number,
): SourceForm {
  if (!Object.hasOwn(context, source)) return { isPresent: false, rows: [], whole: undefined };
  const value = context[source];
  const rows: FieldRow[] = [];
  const fits =
    isPlain(value) &&
    canBeSteps(value) &&
    Object.entries(value).every(([key, item]) => {
      if (!isShownElsewhere(key, item)) addRows(rows, writeStep(key), item, 1, nextId);
      return rows.length <= MAX_ROWS;
    });
  return { isPresent: true, rows: fits ? rows : [], whole: fits ? undefined : JSON.stringify(value, null, 2) };
}

function addRows(rows: FieldRow[], path: string, value: unknown, depth: number, nextId: () => number): void {
  if (isPlain(value) && depth < MAX_DEPTH && Object.keys(value).length > 0 && canBeSteps(value)) {
    for (const [key, item] of Object.entries(value))
      addRows(rows, `${path}.${writeStep(key)}`, item, depth + 1, nextId);
    return;
  }
  rows.push({ id: nextId(), path, ...rowValue(value) });
}

function rowValue(value: unknown): Pick<FieldRow, 'type' | 'text'> {
  switch (typeof value) {
    case 'string':
      return { type: 'text', text: value };
    case 'number':
      // JSON has no infinity, but 1e400 is parsed as one.
      return { type: 'number', text: Number.isFinite(value) ? JSON.stringify(value) : `${value < 0 ? '-' : ''}1e400` };
    case 'boolean':
      return { type: 'boolean', text: String(value) };
    default:
      return value === null ? { type: 'null', text: '' } : { type: 'json', text: JSON.stringify(value) };
  }
}

/** Whether every key of an object can be set by a row. */
function canBeSteps(value: object): boolean {
  return !Object.hasOwn(value, '__proto__');
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function ownOf(context: ContextObject, key: string): unknown {
  return Object.hasOwn(context, key) ? context[key] : undefined;
}
