import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

import { getRequestListener } from '@hono/node-server';

import { api } from '@/lib/api/app';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface HttpServer {
  /** The base URL for other clients: `http://127.0.0.1:54321`. */
  readonly url: string;
  /** Sends a request as Node's client does: with `content-length` if given in the headers, else chunked. */
  send(
    path: string,
    options: { method: string; headers: Record<string, string>; chunks: readonly Uint8Array[] },
  ): Promise<HttpAnswer>;
  close(): Promise<void>;
}

/** The API behind a real socket, as in `npm start`. */
export async function serveApi(): Promise<HttpServer> {
  const listener = getRequestListener(api.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    send: (path, { method, headers, chunks }) =>
      new Promise((resolve, reject) => {
        const client = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              text: Buffer.concat(parts).toString('utf8'),
            }),
          );
          answer.on('error', reject);
        });
        client.on('error', reject);
        for (const chunk of chunks) client.write(chunk);
        client.end();
      }),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
