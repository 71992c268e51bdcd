// 200 leaves of 100 candidates may each read a list of half a million items: without a limit, that trace fills the
// memory.
const MAX_CHARACTERS = 1000;
const MAX_NODES = 100;
const MAX_DEPTH = 10;

const CUT = '…';

interface Budget {
  characters: number;
  nodes: number;
}

/**
 * What a trace shows of a value: the value itself if it is small JSON, else a small copy.
 * Long text, lists and objects are cut and end in "…"; values that JSON cannot hold are named in brackets; missing is
 * null. Never throws and always ends, also on circular objects.
 */
export function toActual(value: unknown): unknown {
  // Most values are short texts or plain numbers, which `copy` would return unchanged.
  if (typeof value === 'string' && value.length <= MAX_CHARACTERS) return value;
  if (typeof value === 'boolean' || (typeof value === 'number' && value !== 0 && Number.isFinite(value))) return value;
  try {
    return copy(value, { characters: MAX_CHARACTERS, nodes: MAX_NODES }, 0);
  } catch {
    return '[unreadable]';
  }
}

function copy(value: unknown, budget: Budget, depth: number): unknown {
  budget.nodes -= 1;
  switch (typeof value) {
    case 'string':
      return cutText(value, budget);
    case 'boolean':
      return value;
    case 'number':
      // + 0 because JSON has no -0: a trace is the same before and after it is sent.
      return Number.isFinite(value) ? value + 0 : `[${String(value)}]`;
    case 'undefined':
      return null;
    case 'object':
      if (value === null) return null;
      if (depth === MAX_DEPTH) return CUT;
      return Array.isArray(value) ? copyList(value, budget, depth + 1) : copyObject(value, budget, depth + 1);
    default:
      return `[${typeof value}]`;
  }
}

function cutText(text: string, budget: Budget): string {
  const room = budget.characters;
  budget.characters = Math.max(0, room - text.length);
  if (text.length <= room) return text;
  const kept = text.slice(0, room);
  // JSON and PostgreSQL would not keep half of a surrogate pair.
  return /[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) + CUT : kept + CUT;
}

function isSpent(budget: Budget): boolean {
  return budget.nodes <= 0 || budget.characters <= 0;
}

function copyList(list: readonly unknown[], budget: Budget, depth: number): unknown[] {
  const items: unknown[] = [];
  for (let index = 0; index < list.length; index += 1) {
    if (isSpent(budget)) {
      items.push(CUT);
      break;
    }
    items.push(copy(list[index], budget, depth));
  }
  return items;
}

function copyObject(object: object, budget: Budget, depth: number): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  for (const key of Object.keys(object)) {
    if (isSpent(budget)) {
      entries.push([CUT, CUT]);
      break;
    }
    entries.push([cutText(key, budget), copy((object as Record<string, unknown>)[key], budget, depth)]);
  }
  // Unlike an assignment, this makes `__proto__` an ordinary key.
  return Object.fromEntries(entries);
}
