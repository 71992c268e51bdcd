/**
 * An import of 1,000 entries into an environment with 10,000 active integrations, and how long other requests wait
 * during it.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

import type { Context } from '../../lib/server/context';
import { PERMISSIONS } from '../../lib/server/permissions';
import { applyImport, planImport } from '../../lib/transfers/service';
import type { BenchCase } from '../bench-case';
import { environmentOf, onStage, seed } from '../bench-stage';

const ACTIVE = 10_000;
const ENTRIES = 1_000;

/** Half are active, each with a condition and a secret; every tenth has a priority. */
export function documentOf(count: number): string {
  const entries = Array.from({ length: count }, (_, index) =>
    [
      `  - identifier: import-${index}`,
      `    name: Import ${index}`,
      '    providerId: sendgrid',
      '    channel: email',
      `    active: ${index % 2 === 0}`,
      ...(index % 10 === 0 ? [`    priority: ${index + 1}`] : []),
      '    conditions:',
      '      - children:',
      `          - { on: tenant, field: id, operator: EQUAL, value: "tenant-${index}" }`,
      `    credentials: { apiKey: SG.import-0123456789-${index}, from: a@example.com, senderName: Acme }`,
    ].join('\n'),
  );
  return `version: 1\nintegrations:\n${entries.join('\n')}\n`;
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number; longestMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const started = performance.now();
  const value = await work();
  const seconds = (performance.now() - started) / 1000;
  delay.disable();
  return { value, seconds, longestMs: delay.max / 1e6 };
}

export const bench: BenchCase = {
  description: `Plan and apply ${ENTRIES} entries against ${ACTIVE} active; "others wait": the longest that the event loop was held.`,
  run: (print) =>
    onStage(async ({ sql }) => {
      const environmentId = await environmentOf(sql);
      await seed(sql, environmentId, ACTIVE);
      await sql.query('ANALYZE');
      const { rows } = await sql.query<{ id: string }>('SELECT organization_id AS id FROM environments LIMIT 1');
      const ctx: Context = {
        organizationId: rows[0]?.id ?? '',
        environmentId,
        actor: { type: 'system' },
        permissions: new Set(PERMISSIONS),
        requestId: 'bench',
        now: new Date(),
      };
      const document = documentOf(ENTRIES);
      const plan = await timed(() => planImport(ctx, { document }));
      const apply = await timed(() => applyImport(ctx, { document, token: plan.value.token }));
      if (apply.value.created !== ENTRIES) throw new Error(`Only ${apply.value.created} were created.`);
      const again = await timed(() => planImport(ctx, { document }));
      const row = (name: string, { seconds, longestMs }: { seconds: number; longestMs: number }) => [
        name,
        seconds.toFixed(2),
        longestMs.toFixed(0),
      ];
      print({
        title: 'import',
        columns: ['step', 'seconds', 'others wait, ms'],
        rows: [row('plan', plan), row('apply', apply), row('plan again', again)],
      });
    }),
};
