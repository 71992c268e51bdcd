import 'server-only';

import type { Context as HonoContext } from 'hono';
import type { z } from 'zod';

import { toFieldErrors, validationError } from '@/lib/server/errors';

/** The query parsed by a schema, with the first value of each name. Throws `validation_failed` at `query.<name>`. */
export function readQuery<S extends z.ZodType>(c: HonoContext, schema: S): z.output<S> {
  const parsed = schema.safeParse(c.req.query());
  if (!parsed.success) throw validationError(toFieldErrors(parsed.error.issues, ['query']));
  return parsed.data;
}
