import { z } from 'zod';

import type { JsonSchema } from '@/lib/catalogue/public-provider';

/** The reference from one schema of the document to another. */
export function schemaRef(name: string): string {
  return `#/components/schemas/${name}`;
}

/** Formats whose name is enough; zod adds a long pattern to them. */
const SPEAKING_FORMATS = new Set<unknown>(['uuid', 'date-time']);

/** Redundant: names of properties are always text. */
const isAnyName = (value: unknown) => JSON.stringify(value) === '{"type":"string"}';

/** A schema from zod without redundant keys: `$schema`, `$id`, patterns of known formats. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const dropsPattern = 'format' in value && SPEAKING_FORMATS.has(value.format);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '$schema' && key !== '$id' && !(key === 'pattern' && dropsPattern))
      .filter(([key, inner]) => key !== 'propertyNames' || !isAnyName(inner))
      .map(([key, inner]) => [key, tidy(inner)]),
  );
}

/** The description of a property; with more of its schema if zod cannot express it. */
type Words = string | (Readonly<Record<string, unknown>> & { readonly description: string });

/**
 * The JSON Schema of an operation's input, derived from its zod schema, with a description for each property. Where zod
 * cannot express a schema, `words` supplies it (`$ref` replaces, the rest is merged). Throws if a property has no
 * description or a description no property: then the document is out of step.
 */
export function inputSchema(schema: z.ZodType, description: string, words: Readonly<Record<string, Words>>) {
  const json = tidy(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })) as Record<string, unknown>;
  const own = json['properties'] as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const missing = [...Object.keys(own), ...Object.keys(words)].find((name) => !own[name] || !words[name]);
  if (missing) throw new Error(`The document and its zod schema differ at "${missing}".`);
  const properties = Object.fromEntries(
    Object.entries(own).map(([name, property]) => [name, { ...property, ...toSchema(words[name]) }]),
  );
  return { ...json, description, properties } satisfies JsonSchema;
}

const toSchema = (words: Words | undefined) => (typeof words === 'string' ? { description: words } : words);

/**
 * The JSON Schemas of a registry of views, by name, with references to each other. Responses may grow: unknown keys are
 * allowed.
 */
export function viewSchemas(registry: z.core.$ZodRegistry<{ id: string }>): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(registry, { uri: schemaRef, io: 'input' });
  return tidy(schemas) as Record<string, JsonSchema>;
}
