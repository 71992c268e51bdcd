/** Resolve with 1, 50 and 500 conditioned integrations compared with a bare node:http echo of the same body. */
import type { BenchCase } from '../bench-case';
import { compete, type Contest, onStage } from '../bench-stage';

const ROUND_MS = 1_000;
const JSON_TYPE = { 'Content-Type': 'application/json' };

const leaf = (on: string, field: string, operator: string, value: string) => ({ on, field, operator, value });

/** Integration `index` sends for the tenants of one region above an amount: of fifty, one or two match a context. */
const integrationAt = (index: number) => ({
  providerId: 'sendgrid',
  channel: 'email',
  name: `Region ${index}`,
  active: true,
  credentials: { apiKey: 'SG.bench-0123456789', from: 'a@example.com', senderName: 'Acme' },
  conditions: [
    {
      value: 'AND',
      children: [
        leaf('tenant', 'region', 'EQUAL', `region-${index}`),
        leaf('payload', 'amount', 'LARGER', '100'),
        {
          value: 'OR',
          children: [leaf('subscriber', 'locale', 'ANY_IN', 'de,fr,it'), leaf('tenant', 'plan', 'EQUAL', 'pro')],
        },
      ],
    },
  ],
});

const bodyOf = (index: number) =>
  JSON.stringify({
    channel: 'email',
    context: {
      tenant: { region: `region-${index}`, plan: 'pro' },
      payload: { amount: 250, currency: 'EUR', items: [1, 2, 3] },
      subscriber: { email: 'ada@example.com', locale: 'fr', data: { vip: true } },
    },
  });

export const bench: BenchCase = {
  description: 'POST /v1/integrations/resolve against a bare node:http echo, 16 connections.',
  run: (print) =>
    onStage(async ({ key, start, load }) => {
      const [{ port: floor }, { port }] = [await start('bench-floor'), await start('bench-server')];
      const headers = { ...JSON_TYPE, Authorization: `ApiKey ${key}` };
      const contests: Contest[] = [];
      let made = 0;
      const prepare = async (count: number) => {
        const bodies = Array.from({ length: count - made }, (_, index) => JSON.stringify(integrationAt(made + index)));
        made = count;
        await load({
          ports: [port],
          path: '/v1/integrations',
          method: 'POST',
          headers,
          bodies,
          requests: bodies.length,
          connections: 1,
        });
      };
      for (const count of [1, 50, 500]) {
        const bodies = Array.from({ length: 20 }, (_, index) => bodyOf((index * 7) % count));
        const request = { method: 'POST', headers, bodies, durationMs: ROUND_MS, isAwake: true };
        contests.push({
          name: `${count} conditioned`,
          floor: async () => {
            if (made < count) await prepare(count);
            return load({ ...request, ports: [floor], path: '/' });
          },
          measured: () => load({ ...request, ports: [port], path: '/v1/integrations/resolve' }),
        });
      }
      print(await compete('resolve, without explain', contests));
    }),
};
