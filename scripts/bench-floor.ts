/** What `npm run bench` measures against, in a process of its own: bare node:http, and pg with prepared statements. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });

function readBody(request: IncomingMessage, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => done(Buffer.concat(chunks)));
}

function answer(response: ServerResponse, status: number, body: Buffer | string): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

interface Body {
  readonly name: string;
  readonly identifier?: string;
  readonly providerId: string;
  readonly channel: string;
  readonly credentials: unknown;
  readonly active?: boolean;
  readonly conditions?: unknown;
}

const INSERT = `INSERT INTO bench_floor
  (id, organization_id, environment_id, name, identifier, provider_id, channel, credentials, active, conditions, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now()) RETURNING *`;

async function insert(text: string): Promise<string> {
  const body = JSON.parse(text) as Body;
  const id = randomUUID();
  const values = [
    id,
    id,
    id,
    body.name,
    body.identifier ?? id,
    body.providerId,
    body.channel,
    JSON.stringify(body.credentials),
    body.active ?? false,
    JSON.stringify(body.conditions ?? []),
  ];
  const { rows } = await pool.query({ name: 'insert', text: INSERT, values });
  return JSON.stringify(rows[0]);
}

const SELECT = `SELECT * FROM integrations WHERE environment_id = $1 AND deleted_at IS NULL
  ORDER BY created_at DESC, id DESC LIMIT $2`;

async function select(url: string): Promise<string> {
  const query = new URL(url, 'http://floor').searchParams;
  const values = [query.get('environment'), Number(query.get('limit'))];
  const { rows } = await pool.query({ name: 'select', text: SELECT, values });
  return JSON.stringify(rows);
}

const server = createServer((request, response) => {
  const url = request.url ?? '/';
  const work = (answering: Promise<string>, status: number) =>
    void answering.then(
      (text) => answer(response, status, text),
      (error: unknown) => answer(response, 500, String(error)),
    );
  if (url.startsWith('/select')) return work(select(url), 200);
  readBody(request, (body) => {
    if (url === '/insert') work(insert(body.toString('utf8')), 201);
    else answer(response, 200, body);
  });
});

server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
