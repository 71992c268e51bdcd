/** Resident memory of a process over 100,000 requests: resolve, list, create, read. */
import { readFileSync } from 'node:fs';

import { type BenchCase, wholeNumber } from '../bench-case';
import { environmentOf, onStage, seed } from '../bench-stage';

const residentMb = (pid: number | undefined) =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

export const bench: BenchCase = {
  description: 'resident memory of the API over 100,000 requests; read from /proc, so on Linux alone.',
  run: (print) =>
    onStage(async ({ key, sql, start, load }) => {
      const { port, child } = await start('bench-server');
      await seed(sql, await environmentOf(sql), 500);
      const headers = { Authorization: `ApiKey ${key}`, 'Content-Type': 'application/json' };
      const rows = [['at the start', '0', residentMb(child.pid).toFixed(0)]];
      const resolve = JSON.stringify({ channel: 'email', context: { tenant: { plan: 'pro' } } });
      const draft = JSON.stringify({ providerId: 'sendgrid', channel: 'email', name: 'Draft {n}' });
      let requests = 0;
      for (let part = 1; part <= 5; part += 1) {
        const ask = async (path: string, count: number, body?: string) => {
          const call = body === undefined ? {} : { method: 'POST', bodies: [body] };
          requests += (await load({ ports: [port], path, headers, requests: count, ...call })).requests;
        };
        await ask('/v1/integrations/resolve', 18_000, resolve);
        await ask('/v1/integrations', 1_000, draft);
        await ask('/v1/integrations?limit=20', 1_000);
        rows.push([`part ${part}`, wholeNumber(requests), residentMb(child.pid).toFixed(0)]);
      }
      print({ title: 'memory', columns: ['after', 'requests', 'MB resident'], rows });
    }),
};
