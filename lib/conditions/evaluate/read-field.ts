import type { Context, FieldSource } from '@/lib/conditions/types';
import { readPath } from '@/lib/conditions/values/field-path';

const PLAIN_INDEX = /^(?:0|[1-9]\d*)$/;

interface Step {
  readonly key: string;
  /** Whether the key can be an index of a list: `0`, not `01`, `-1` or `length`. */
  readonly isIndex: boolean;
  /** This step and all after it as one key, which wins over them; undefined for the first and the last. */
  readonly rest: string | undefined;
}

/**
 * Compiles a dot path. Out: a function from the root (such as the context's subscriber) to the value, undefined if
 * missing. Reads own properties only. The whole field as a literal key of the root wins, even if it holds null; below
 * the root, so does the rest of a path without quotes. Never throws, whatever the root is.
 */
export function compileField(field: string): (root: unknown) => unknown {
  const steps = stepsOf(field);
  return (root) => {
    try {
      if (!hasFields(root)) return undefined;
      if (Object.hasOwn(root, field)) return root[field];
      return readSteps(root, steps);
    } catch {
      // A throwing proxy or getter counts as missing; JSON contains neither.
      return undefined;
    }
  };
}

function readSteps(root: unknown, steps: readonly Step[]): unknown {
  let value = root;
  for (const step of steps) {
    if (step.rest !== undefined && hasFields(value) && Object.hasOwn(value, step.rest)) return value[step.rest];
    value = readStep(value, step);
  }
  return value;
}

function stepsOf(field: string): Step[] {
  // Where a quote is not closed, quotes are characters.
  const path = readPath(field) ?? field.split('.').map((key) => ({ key, isQuoted: false }));
  const hasQuotes = path.some(({ isQuoted }) => isQuoted);
  return path.map(({ key, isQuoted }, index) => {
    const isInner = index > 0 && index < path.length - 1 && !hasQuotes;
    const rest = isInner
      ? path
          .slice(index)
          .map((step) => step.key)
          .join('.')
      : undefined;
    return { key, isIndex: !isQuoted && PLAIN_INDEX.test(key), rest };
  });
}

/** The context's object of that name. Never throws; an invalid context has none of them. */
export function rootOf(context: Context, source: FieldSource): unknown {
  try {
    return context[source];
  } catch {
    return undefined;
  }
}

/** Whether a subscriber, tenant or payload has fields. A list is not a JSON object, so it has none. */
export function hasFields(root: unknown): root is Record<string, unknown> {
  return typeof root === 'object' && root !== null && !Array.isArray(root);
}

function readStep(value: unknown, step: Step): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value) && !step.isIndex) return undefined;
  return Object.hasOwn(value, step.key) ? (value as Record<string, unknown>)[step.key] : undefined;
}
