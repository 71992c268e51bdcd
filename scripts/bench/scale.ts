/** The list, its filters and a create among 100 integrations and among 100,000. The two sizes are baseline and case. */
import type { BenchCase } from '../bench-case';
import { compete, type Contest, environmentOf, onStage, seed } from '../bench-stage';

const DURATION_MS = 700;

export const bench: BenchCase = {
  description: 'among 100,000 integrations (case) against among 100 (floor), one connection; all of them active.',
  run: (print) =>
    onStage(async ({ key, otherKey, sql, start, load }) => {
      const { port } = await start('bench-server');
      await seed(sql, await environmentOf(sql, 'Production'), 100);
      await seed(sql, await environmentOf(sql), 100_000);
      await sql.query('VACUUM ANALYZE integrations');
      const contest = (name: string, path: string, body?: object): Contest => {
        const ask = (apiKey: string) => () =>
          load({
            ports: [port],
            path,
            connections: 1,
            headers: { Authorization: `ApiKey ${apiKey}`, 'Content-Type': 'application/json' },
            durationMs: DURATION_MS,
            ...(body ? { method: 'POST', bodies: [JSON.stringify(body)] } : {}),
          });
        return { name, floor: ask(otherKey), measured: ask(key) };
      };
      const list = '/v1/integrations?limit=50';
      // One in ten is Twilio's, so that both sizes return the same number.
      const ten = '/v1/integrations?limit=10';
      const draft = { providerId: 'sendgrid', channel: 'email', name: 'New' };
      const credentials = { apiKey: 'SG.bench-0123456789', from: 'a@example.com', senderName: 'Acme' };
      const contests = [
        contest('list of 50', list),
        contest('channel=sms', `${ten}&channel=sms`),
        contest('providerId=twilio', `${ten}&providerId=twilio`),
        contest('active=true', `${list}&active=true`),
        contest('q, frequent', `${list}&q=name`),
        contest('create a draft', '/v1/integrations', draft),
        contest('create, active', '/v1/integrations', { ...draft, active: true, credentials }),
        contest('q, one of all', `${list}&q=Name-77-`),
      ];
      print(await compete('100,000 against 100', contests, 3));
    }),
};
