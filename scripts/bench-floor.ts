/** The baseline of `npm run bench`, in its own process: a bare node:http echo, and Hono with a single Prisma call. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

import { db } from '../lib/server/database/db';

interface Body {
  readonly name: string;
  readonly providerId: string;
  readonly channel: 'email' | 'sms' | 'push';
  readonly credentials: object;
  readonly conditions?: [];
}

const hono = new Hono();

/** One row of the same table, in its own environment. */
hono.post('/create/:organization/:environment', async (c) => {
  const { name, providerId, channel, credentials, conditions = [] } = await c.req.json<Body>();
  const id = randomUUID();
  const { organization: organizationId, environment: environmentId } = c.req.param();
  const place = { id, organizationId, environmentId, identifier: id };
  return c.json(
    await db().integration.create({ data: { ...place, name, providerId, channel, credentials, conditions } }),
    201,
  );
});

hono.get('/list/:environment', async (c) =>
  c.json(
    await db().integration.findMany({
      where: { environmentId: c.req.param('environment'), deletedAt: null },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: Number(c.req.query('limit')),
    }),
  ),
);

const answerByHono = getRequestListener(hono.fetch, { overrideGlobalObjects: false });

function echo(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length });
    response.end(body);
  });
}

const server = createServer((request, response) => {
  if (/^\/(?:create|list)\//.test(request.url ?? '')) void answerByHono(request, response);
  else echo(request, response);
});

server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
