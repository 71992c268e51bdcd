import 'server-only';

import { Hono } from 'hono';

import { methodNotAllowed } from '@/lib/api/method-not-allowed';
import { noUnknownQuery } from '@/lib/api/query';
import type { ApiEnv } from '@/lib/api/types';
import type { ProviderDefinition } from '@/lib/catalogue/provider';
import { credentialsJsonSchema, toPublicProvider } from '@/lib/catalogue/public-provider';
import { findProvider, PROVIDERS } from '@/lib/providers';
import { AppError } from '@/lib/server/errors';

const describe = (provider: ProviderDefinition) => ({
  ...toPublicProvider(provider),
  credentialsSchema: credentialsJsonSchema(provider),
});

/** The catalogue does not change while the process lives. */
const ALL = JSON.stringify(PROVIDERS.map(describe));

/** `/v1/providers`: the catalogue, public. */
export const providers = new Hono<ApiEnv>();

providers.use('*', noUnknownQuery);

providers.get('/', (c) => c.body(ALL, 200, { 'Content-Type': 'application/json' }));

providers.get('/:id', (c) => {
  const provider = findProvider(c.req.param('id'));
  if (!provider) throw new AppError('not_found', 'There is no such provider. GET /v1/providers lists all.');
  return c.json(describe(provider));
});

providers.all('/', methodNotAllowed('GET, HEAD'));
providers.all('/:id', methodNotAllowed('GET, HEAD'));
