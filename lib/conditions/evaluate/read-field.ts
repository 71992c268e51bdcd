import type { Context, FieldSource } from '@/lib/conditions/types';

const PLAIN_INDEX = /^(?:0|[1-9]\d*)$/;

interface Step {
  readonly key: string;
  /** Whether the key can be an index of a list: `0`, not `01`, `-1` or `length`. */
  readonly isIndex: boolean;
}

/**
 * Compiles a dot path. Out: a function from the root (the context's subscriber, tenant or payload) to the value,
 * undefined if missing. Reads own properties only. The whole field as a literal key of the root wins, even if it holds
 * null. Never throws, whatever the root is.
 */
export function compileField(field: string): (root: unknown) => unknown {
  const steps = field.split('.').map((key): Step => ({ key, isIndex: PLAIN_INDEX.test(key) }));
  return (root) => {
    try {
      if (!hasFields(root)) return undefined;
      if (Object.hasOwn(root, field)) return root[field];
      // A single step is the literal key itself, which is missing.
      return steps.length === 1 ? undefined : readSteps(root, steps);
    } catch {
      // A throwing proxy or getter counts as missing; JSON contains neither.
      return undefined;
    }
  };
}

function readSteps(root: unknown, steps: readonly Step[]): unknown {
  let value = root;
  for (const step of steps) value = readStep(value, step);
  return value;
}

/** The context's subscriber, tenant or payload. Never throws; an invalid context has none of them. */
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
