import 'server-only';

import type { Context as HonoContext, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { z } from 'zod';

import { includeSchema, listQuerySchema } from '@/lib/integrations/read/list-query';
import { type FieldErrors, toFieldErrors, validationError } from '@/lib/server/errors';

/** The query of one integration. */
export const singleQuerySchema = z.strictObject({ include: includeSchema });

const LIST = Object.keys(listQuerySchema.shape);

/** The names of each route's query; a route that is not here has none. */
const QUERY_NAMES: Readonly<Record<string, readonly string[]>> = {
  'GET /v1/integrations': LIST,
  'GET /v1/integrations/active': LIST.filter((name) => name !== 'active'),
  'GET /v1/integrations/:id': Object.keys(singleQuerySchema.shape),
};

/** The query parsed by a schema. Throws `validation_failed` at `query.<name>`. */
export function readQuery<S extends z.ZodType>(c: HonoContext, schema: S): z.output<S> {
  const parsed = schema.safeParse(c.req.query());
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues, ['query']));
  return parsed.data;
}

/**
 * Refuses names that the matched route does not know, and names given twice: whoever sends one means something that
 * would not happen. Throws `validation_failed` at `query.<name>`.
 */
export function refuseUnknownQuery(c: HonoContext): void {
  // For any method are middleware, and what answers a method that the path does not have.
  const route = matchedRoutes(c).find(({ method }) => method !== 'ALL');
  if (!route) return;
  const known = QUERY_NAMES[`${route.method} ${route.path}`] ?? [];
  const issues: z.core.$ZodIssue[] = [];
  const unknown: string[] = [];
  for (const [name, values] of Object.entries(c.req.queries())) {
    if (!known.includes(name)) unknown.push(name);
    else if (values.length > 1)
      issues.push({ code: 'custom', path: [name], message: 'Give this once.', input: undefined });
  }
  if (unknown.length > 0) issues.push({ code: 'unrecognized_keys', keys: unknown, path: [], message: '', input: {} });
  if (issues.length > 0) throw validationError(queryErrors(issues));
}

const queryErrors = (issues: readonly z.core.$ZodIssue[]): FieldErrors => toFieldErrors(issues, ['query']);

/** For routes without `authenticate`, which refuses unknown names after the key. */
export const noUnknownQuery: MiddlewareHandler = async (c, next) => {
  refuseUnknownQuery(c);
  await next();
};
