import 'server-only';

import { createHash } from 'node:crypto';

import { Hono } from 'hono';

import { isKnown } from '@/lib/api/entity-tag';
import { methodNotAllowed } from '@/lib/api/method-not-allowed';
import { noUnknownQuery } from '@/lib/api/query';
import type { ApiEnv } from '@/lib/api/types';

import { OPENAPI_DOCUMENT } from './document';

/** The document does not change while the process lives. */
const TEXT = JSON.stringify(OPENAPI_DOCUMENT);
const TAG = `"${createHash('sha256').update(TEXT).digest('base64url').slice(0, 22)}"`;

/** `/v1/openapi.json`: public and cacheable; clients revalidate it by its ETag. */
export const openApi = new Hono<ApiEnv>();

openApi.use('*', noUnknownQuery);

openApi.get('/', (c) => {
  const headers = { 'Cache-Control': 'public, no-cache', ETag: TAG };
  if (isKnown(c, TAG)) return c.body(null, 304, headers);
  return c.body(TEXT, 200, { 'Content-Type': 'application/json', ...headers });
});

openApi.all('/', methodNotAllowed('GET, HEAD'));
