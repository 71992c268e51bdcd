import { z } from 'zod';

import { IDENTIFIER_FORM, identifierComplaint, RESERVED_IDENTIFIERS } from './identifier';

/** An identifier as docs/rules/api.md has it: `[A-Za-z0-9_-]{1,80}`, no UUID and none of the routes' words. */
export const identifierSchema = z
  .string({ error: 'identifier must be text.' })
  .check((ctx) => {
    const message = identifierComplaint(ctx.value);
    if (message) ctx.issues.push({ code: 'custom', message, input: ctx.value });
  })
  // The rule as JSON Schema can say it, for documents.
  .meta({ pattern: IDENTIFIER_FORM.source, not: { enum: [...RESERVED_IDENTIFIERS] } });
