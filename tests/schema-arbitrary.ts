import fc from 'fast-check';

import { OPENAPI_DOCUMENT } from '@/lib/api/openapi/document';

type Schema = Readonly<Record<string, unknown>>;

/** Values of a schema of the document, near the limits of its keywords. References nest a few levels deep. */
export function valuesOf(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const { $ref, anyOf, const: constant, enum: choices, type } = schema;
  if (typeof $ref === 'string') {
    const named = OPENAPI_DOCUMENT.components.schemas[$ref.slice($ref.lastIndexOf('/') + 1)];
    if (!named) throw new Error(`The document lacks ${$ref}.`);
    return valuesOf(named, depth + 1);
  }
  if (Array.isArray(anyOf)) return fc.oneof(...shallow(anyOf as Schema[], depth).map((each) => valuesOf(each, depth)));
  if (constant !== undefined) return fc.constant(constant);
  if (Array.isArray(choices)) return fc.constantFrom(...(choices as unknown[]));
  switch (type) {
    case 'string':
      return texts(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'number':
      return fc.double({ noNaN: true, min: Number(schema['minimum'] ?? -1e308), max: 1e308 });
    case 'integer':
      return fc.integer({
        min: Number(schema['minimum'] ?? -1e9),
        max: Math.min(Number(schema['maximum'] ?? 0x7fffffff), 0x7fffffff),
      });
    case 'array':
      return fc.array(valuesOf((schema['items'] ?? {}) as Schema, depth), { maxLength: 3 });
    case 'object':
      return objects(schema, depth);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** Below a few levels, only schemas that do not nest further. */
function shallow(schemas: readonly Schema[], depth: number): readonly Schema[] {
  const leaves = schemas.filter(({ $ref }) => !String($ref).endsWith('Group'));
  return depth > 8 && leaves.length > 0 ? leaves : schemas;
}

function texts({ pattern, format, minLength, maxLength, not }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  const length = { minLength: Number(minLength ?? 0), maxLength: Number(maxLength ?? 60) };
  const forbidden = ((not as Schema | undefined)?.['enum'] ?? []) as string[];
  const regex = typeof pattern === 'string' ? new RegExp(pattern, 'u') : null;
  const free = fc.oneof(fc.string({ unit: 'grapheme', ...length }), fc.string({ unit: 'binary', ...length }));
  const made = regex?.source.startsWith('^') ? fc.stringMatching(regex) : free;
  return made.filter(
    (text) => !forbidden.includes(text) && (!regex || regex.test(text)) && Array.from(text).length <= length.maxLength,
  );
}

function objects({ properties = {}, required = [], propertyNames }: Schema, depth: number): fc.Arbitrary<unknown> {
  const names = (propertyNames as Schema | undefined)?.['enum'];
  if (Array.isArray(names)) {
    const key = fc.constantFrom(...(names as string[]));
    return fc.dictionary(key, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 });
  }
  const entries = Object.entries(properties as Readonly<Record<string, Schema>>);
  const must = required as readonly string[];
  const all = Object.fromEntries(entries.map(([key, schema]) => [key, valuesOf(schema, depth)]));
  const may = entries.map(([key]) => key).filter((key) => !must.includes(key));
  // A few optional keys at a time: an object of all 53 credentials tests no more than one of five.
  return fc
    .subarray(may, { maxLength: Math.min(5, may.length) })
    .chain((some) =>
      fc.record(Object.fromEntries([...must, ...some].map((key) => [key, all[key] ?? fc.constant(null)]))),
    );
}
