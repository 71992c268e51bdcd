import type { JsonSchema } from '@/lib/catalogue/public-provider';

/** A part of a type's name. With a target, a link to that schema on the page. */
export interface TypePart {
  readonly text: string;
  readonly target?: string;
}

/** The anchor of a named schema. */
export function schemaAnchor(name: string): string {
  return `schema-${name}`;
}

/** The schema name of a reference; undefined when the schema is not a reference. */
export function refName({ $ref }: JsonSchema): string | undefined {
  return typeof $ref === 'string' ? $ref.slice($ref.lastIndexOf('/') + 1) : undefined;
}

/** A schema's type in words: "array of Integration", "text or null". */
export function typeParts(schema: JsonSchema): readonly TypePart[] {
  const name = refName(schema);
  if (name) return [{ text: name, target: schemaAnchor(name) }];
  const { anyOf, type, items, format } = schema;
  if (Array.isArray(anyOf)) return joined((anyOf as JsonSchema[]).map(typeParts));
  if ('const' in schema) return [{ text: JSON.stringify(schema['const']) }];
  if (type === 'array') return [{ text: 'array of ' }, ...typeParts((items ?? {}) as JsonSchema)];
  const { additionalProperties } = schema;
  if (typeof additionalProperties === 'object' && additionalProperties !== null && refName({ ...additionalProperties }))
    return [{ text: 'object of ' }, ...typeParts({ ...additionalProperties })];
  if (typeof type === 'string') return [{ text: typeof format === 'string' ? `${type} (${format})` : type }];
  return Array.isArray(schema['enum']) ? [{ text: 'one of' }] : [{ text: 'any JSON' }];
}

function joined(alternatives: readonly (readonly TypePart[])[]): readonly TypePart[] {
  return alternatives.flatMap((parts, index) => (index === 0 ? parts : [{ text: ' or ' }, ...parts]));
}

/**
 * A schema's rules beyond its type, in a few words each. A pattern that only forbids blank text is described in words.
 */
export function rules(schema: JsonSchema): readonly string[] {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems, pattern } = schema;
  return [
    range('characters', minLength, maxLength),
    range('', minimum, maximum),
    range('items', minItems, maxItems),
    typeof pattern === 'string' && pattern !== String.raw`\S` ? `matches ${pattern}` : '',
    'default' in schema ? `default ${JSON.stringify(schema['default'])}` : '',
    schema['writeOnly'] === true ? 'secret' : '',
  ].filter((rule) => rule !== '');
}

function range(unit: string, from: unknown, to: unknown): string {
  const unitText = unit && ` ${unit}`;
  if (typeof from === 'number' && typeof to === 'number')
    return `${from.toLocaleString('en')} to ${to.toLocaleString('en')}${unitText}`;
  if (typeof to === 'number') return `at most ${to.toLocaleString('en')}${unitText}`;
  if (from === 1 && to === undefined && unit !== '') return 'not empty';
  return typeof from === 'number' && from > 0
    ? `at least ${from.toLocaleString('en')}${unitText}`
    : typeof from === 'number' && unit === ''
      ? 'at least 0'
      : '';
}

/** The allowed values of a schema, or of the items of its list. */
export function choicesOf(schema: JsonSchema): readonly string[] {
  if (Array.isArray(schema['enum'])) return (schema['enum'] as unknown[]).map(String);
  const { items } = schema;
  return items ? choicesOf(items as JsonSchema) : [];
}

/** The object inside a schema: the schema itself, the items of its list, or the values of its keys. */
export function innerObject(schema: JsonSchema): JsonSchema | undefined {
  if (schema['properties']) return schema;
  const { items, additionalProperties } = schema;
  if (items) return innerObject(items as JsonSchema);
  return typeof additionalProperties === 'object' && additionalProperties !== null
    ? innerObject(additionalProperties as JsonSchema)
    : undefined;
}
