/** Create compared with Hono and one `prisma.create`, on the same table. */
import type { BenchCase } from '../bench-case';
import { compete, type Contest, environmentOf, onStage } from '../bench-stage';

const ROUND_MS = 1_000;

const draft = {
  providerId: 'sendgrid',
  channel: 'email',
  name: 'SendGrid',
  credentials: { apiKey: 'SG.bench-0123456789', from: 'a@example.com', senderName: 'Acme' },
  conditions: [{ children: [{ on: 'tenant', field: 'plan', operator: 'EQUAL', value: 'pro' }] }],
};

/** `{n}` is a number unique to each request. */
const CASES: Readonly<Record<string, { body: object; headers?: Readonly<Record<string, string>> }>> = {
  'a draft': { body: draft },
  'a draft, named': { body: { ...draft, identifier: 'bench-{n}' } },
  'active, email': { body: { ...draft, active: true } },
  'active, push': {
    body: {
      providerId: 'appio',
      channel: 'push',
      name: 'AppIO',
      active: true,
      credentials: { AppIOBaseUrl: 'https://example.com' },
    },
  },
  'a draft, with an idempotency key': { body: draft, headers: { 'Idempotency-Key': 'bench-{n}' } },
  'active, with an idempotency key': { body: { ...draft, active: true }, headers: { 'Idempotency-Key': 'bench-{n}' } },
};

export const bench: BenchCase = {
  description: 'POST /v1/integrations against one prisma.create of a row behind Hono, 16 connections.',
  run: (print) =>
    onStage(async ({ key, sql, start, load }) => {
      const [{ port: floor }, { port }] = [await start('bench-floor'), await start('bench-server')];
      const other = await environmentOf(sql, 'Production');
      const { rows } = await sql.query<{ id: string }>('SELECT id FROM organizations');
      const path = `/create/${rows[0]?.id ?? ''}/${other}`;
      const contests = Object.entries(CASES).map(([name, { body, headers: own = {} }]): Contest => {
        const headers = { 'Content-Type': 'application/json', Authorization: `ApiKey ${key}`, ...own };
        const request = { method: 'POST', headers, bodies: [JSON.stringify(body)], durationMs: ROUND_MS };
        return {
          name,
          floor: () => load({ ...request, ports: [floor], path }),
          measured: () => load({ ...request, ports: [port], path: '/v1/integrations' }),
        };
      });
      print(await compete('create', contests, 3));
    }),
};
