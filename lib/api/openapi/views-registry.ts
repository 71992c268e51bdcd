import { z } from 'zod';

/**
 * The named views of the document. Each describes what leaves the server; a test compares it with the operation's type.
 */
export const views = z.registry<{ id: string }>();

/** Gives a view its name in the document. */
export function named<S extends z.ZodType>(id: string, schema: S): S {
  views.add(schema, { id });
  return schema;
}

/** A view that is an object. */
export function view<S extends z.ZodRawShape>(id: string, description: string, shape: S) {
  return named(id, z.object(shape).describe(description));
}
