/** Resolve with 50 conditioned integrations in one process and in two, and how long the other takes to see a change. */
import { type BenchCase, median, wholeNumber } from '../bench-case';
import { onStage } from '../bench-stage';

const CHANGES = 40;
const credentials = { apiKey: 'SG.bench-0123456789', from: 'a@example.com', senderName: 'Acme' };
const plan = (index: number) => [
  { children: [{ on: 'tenant', field: 'plan', operator: 'EQUAL', value: `plan-${index}` }] },
];

export const bench: BenchCase = {
  description: 'one process against two on one database; the delay of a change between them.',
  run: (print) =>
    onStage(async ({ key, start, load }) => {
      const ports = [(await start('bench-server')).port, (await start('bench-server')).port] as const;
      const headers = { Authorization: `ApiKey ${key}`, 'Content-Type': 'application/json' };
      const send = async (port: number, path: string, method: string, body: object) => {
        const response = await fetch(`http://127.0.0.1:${port}${path}`, {
          method,
          headers,
          body: JSON.stringify(body),
        });
        if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
        return (await response.json()) as { integration?: { name: string } };
      };
      const base = { providerId: 'sendgrid', channel: 'email', active: true, credentials };
      for (let index = 0; index < 50; index += 1)
        await send(ports[0], '/v1/integrations', 'POST', {
          ...base,
          identifier: `plan-${index}`,
          conditions: plan(index),
        });
      const path = '/v1/integrations/resolve';
      const question = { channel: 'email', context: { tenant: { plan: 'plan-7' } } };
      const request = { path, method: 'POST', headers, bodies: [JSON.stringify(question)], durationMs: 1_500 };
      const rounds: number[][] = [[], []];
      for (let round = 0; round < 6; round += 1) {
        const [one, two] = [await load({ ...request, ports: [ports[0]] }), await load({ ...request, ports })];
        if (round > 0) [one, two].forEach(({ perSecond }, at) => rounds[at]?.push(perSecond));
      }
      const [one = 0, two = 0] = rounds.map(median);
      print({
        title: 'resolve, 50 conditioned',
        columns: ['processes', 'requests/s', 'to one'],
        rows: [
          ['one', wholeNumber(one), '1.00'],
          ['two', wholeNumber(two), (two / one).toFixed(2)],
        ],
      });
      const delays: number[] = [];
      for (let change = 0; change < CHANGES; change += 1) {
        const [here, there] = change % 2 ? [ports[1], ports[0]] : ports;
        await send(there, path, 'POST', question);
        await send(here, '/v1/integrations/plan-7', 'PUT', { name: `Change ${change}` });
        const answered = performance.now();
        while ((await send(there, path, 'POST', question)).integration?.name !== `Change ${change}`) continue;
        delays.push(performance.now() - answered);
      }
      print({
        title: 'after a change was answered by one, the other gives it, in ms (the question itself included)',
        columns: ['changes', 'median', 'longest'],
        rows: [[String(CHANGES), median(delays).toFixed(1), Math.max(...delays).toFixed(1)]],
      });
    }),
};
