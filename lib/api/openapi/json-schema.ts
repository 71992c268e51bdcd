import { z } from 'zod';

import type { JsonSchema } from '@/lib/catalogue/public-provider';

/** How one schema of the document refers to another. */
export function schemaRef(name: string): string {
  return `#/components/schemas/${name}`;
}

/** Formats whose name says all; zod writes a long pattern beside them. */
const SPEAKING_FORMATS = new Set<unknown>(['uuid', 'date-time']);

/** Says nothing: the names of properties are text anyway. */
const isAnyName = (value: unknown) => JSON.stringify(value) === '{"type":"string"}';

/** A schema that zod made, without what says nothing in a document: `$schema`, `$id`, patterns of known formats. */
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

/** The words of a property; with more of its schema where zod cannot see it. */
type Words = string | (Readonly<Record<string, unknown>> & { readonly description: string });

/**
 * The JSON Schema of what a verb parses: derived from its zod schema, with words for each property, and with a schema
 * where zod cannot see one (`$ref` replaces, the rest is laid over). Throws when a property has no words, or words have
 * no property: then the document is out of step.
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

/** The JSON Schemas of a registry of views, by name, referring to each other. What clients get may grow: keys are open. */
export function viewSchemas(registry: z.core.$ZodRegistry<{ id: string }>): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(registry, { uri: schemaRef, io: 'input' });
  return tidy(schemas) as Record<string, JsonSchema>;
}
