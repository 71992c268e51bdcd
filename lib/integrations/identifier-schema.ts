import { z } from 'zod';

import { IDENTIFIER_FORM, identifierComplaint, RESERVED_IDENTIFIERS } from './identifier';

/** An identifier as defined in docs/rules/api.md: `[A-Za-z0-9_-]{1,80}`, not a UUID and not a word of the routes. */
export const identifierSchema = z
  .string({ error: 'identifier must be text.' })
  .check((ctx) => {
    const message = identifierComplaint(ctx.value);
    if (message) ctx.issues.push({ code: 'custom', message, input: ctx.value });
  })
  // The part of the rule that JSON Schema can express, for documents.
  .meta({ pattern: IDENTIFIER_FORM.source, not: { enum: [...RESERVED_IDENTIFIERS] } });
