/** A list of 100 integrations compared with one `findMany` of the same rows behind Hono. */
import type { BenchCase } from '../bench-case';
import { compete, environmentOf, onStage, seed } from '../bench-stage';

export const bench: BenchCase = {
  description: 'GET /v1/integrations?limit=100 against one prisma.findMany behind Hono, 16 connections.',
  run: (print) =>
    onStage(async ({ key, sql, start, load }) => {
      const [{ port: floor }, { port }] = [await start('bench-floor'), await start('bench-server')];
      const environmentId = await environmentOf(sql);
      await seed(sql, environmentId, 100);
      const contest = {
        name: '100 rows',
        floor: () => load({ ports: [floor], path: `/list/${environmentId}?limit=100`, durationMs: 1_500 }),
        measured: () =>
          load({
            ports: [port],
            path: '/v1/integrations?limit=100',
            headers: { Authorization: `ApiKey ${key}` },
            durationMs: 1_500,
          }),
      };
      print(await compete('list', [contest], 3));
    }),
};
