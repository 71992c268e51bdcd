import 'server-only';

import { z } from 'zod';

import { listQuerySchema } from '@/lib/integrations/read/list-query';

import type { Parameter } from './types';

type Words = Pick<Parameter, 'description' | 'example'> & { readonly schema?: Parameter['schema'] };

/** The query parameters of a zod schema, with a description of each. Throws if a description is missing. */
function queryParameters(schema: z.ZodObject, words: Readonly<Record<string, Words>>): Parameter[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, own]) => {
    const said = words[name];
    if (!said) throw new Error(`The document has no words for the query parameter "${name}".`);
    return { name, in: 'query', required: false, schema: own as Parameter['schema'], ...said };
  });
}

const INCLUDE =
  'credentials: gives the credentials whole, secrets too. Needs the scope credentials:read; each such read is in the audit log.';

const listParameters = queryParameters(listQuerySchema, {
  channel: { description: 'Only this channel.', example: 'email' },
  providerId: { description: 'Only this provider.', example: 'sendgrid' },
  active: { description: 'Only active ones, or only those that are not.', example: 'true' },
  q: { description: 'Only those whose name, identifier or provider id holds this text, in any case.' },
  limit: {
    description: 'How many a page has.',
    schema: { type: 'integer', minimum: 1, maximum: 1_000, default: 1_000 },
  },
  cursor: { description: 'Where the page begins: from the Link header of the one before.' },
  include: { description: INCLUDE },
});

/** The query of `GET /v1/integrations`. */
export const LIST_PARAMETERS: readonly Parameter[] = listParameters;

/** The query of `GET /v1/integrations/active`, which fixes `active`. */
export const ACTIVE_PARAMETERS = listParameters.filter(({ name }) => name !== 'active');

/** The query of a single integration. */
export const INCLUDE_PARAMETER = listParameters.filter(({ name }) => name === 'include');

/** A path parameter. */
export function pathParameter(name: string, description: string, example: string): Parameter {
  return { name, in: 'path', required: true, description, schema: { type: 'string', minLength: 1 }, example };
}

/** An integration, by its id or identifier. */
export const INTEGRATION_ID = pathParameter(
  'id',
  'The _id or the identifier of an integration; where both fit, _id wins.',
  'transactional-mail',
);
