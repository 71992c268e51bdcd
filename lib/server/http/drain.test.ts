import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, it } from 'vitest';

import { prepareDrain } from './drain';

it('under kept-alive load, every request that was sent before the end is answered, and then nobody is left', async () => {
  const waiting: (() => void)[] = [];
  const server = createServer((_request, response) => waiting.push(() => response.end('done')));
  const close = prepareDrain(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const ask = () =>
    new Promise<string | undefined>((resolve, reject) => {
      request({ port, agent }, (response) => {
        response.resume();
        response.once('end', () => resolve(response.headers.connection));
      })
        .once('error', reject)
        .end();
    });
  const answerAll = async (count: number) => {
    while (waiting.length < count) await new Promise((resolve) => server.once('request', resolve));
    for (const answer of waiting.splice(0)) answer();
  };

  // Eight connections, kept alive.
  const first = Array.from({ length: 8 }, ask);
  await answerAll(8);
  expect(await Promise.all(first)).toEqual(Array.from({ length: 8 }, () => 'keep-alive'));

  const last = Array.from({ length: 8 }, ask);
  while (waiting.length < 8) await new Promise((resolve) => server.once('request', resolve));
  const closed = close();
  for (const answer of waiting.splice(0)) answer();
  expect(await Promise.all(last)).toEqual(Array.from({ length: 8 }, () => 'close'));
  await closed;
  await expect(ask()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  agent.destroy();
});
