import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
process.env['SIGNALBOX_LOG_LEVEL'] = process.env['LL'] ?? 'info';
import { onStage } from './bench-stage';
await onStage(async ({ key, databaseUrl, load }) => {
  process.env['DATABASE_URL'] = databaseUrl;
  process.env['SIGNALBOX_RATE_LIMIT'] = '0';
  const { startChangeListener } = await import('../lib/server/change-listener');
  const { createApiListener } = await import('../lib/api/node-listener');
  const { createServer } = await import('node:http');
  await startChangeListener(databaseUrl).started;
    const server = createServer(createApiListener());
  await new Promise<void>((r) => server.listen(0, '127.0.0.1', r));
  const port = (server.address() as { port: number }).port;
  const headers = { 'Content-Type': 'application/json', Authorization: `ApiKey ${key}` };
  const one = JSON.stringify({ providerId: 'sendgrid', channel: 'email', active: true, credentials: { apiKey: 'SG.bench-0123456789', from: 'a@example.com', senderName: 'Acme' }, conditions: [{ children: [{ on: 'tenant', field: 'plan', operator: 'EQUAL', value: 'pro' }] }] });
  const what = process.argv[2] ?? 'resolve';
  if (what === 'resolve') await load({ ports: [port], path: '/v1/integrations', method: 'POST', headers, bodies: [one], requests: 50, connections: 1 });
  const go = () => what === 'resolve'
    ? load({ ports: [port], path: '/v1/integrations/resolve', method: 'POST', headers, bodies: [JSON.stringify({ channel: 'email', context: { tenant: { plan: 'x' }, payload: { a: 1 } } })], durationMs: 2500 })
    : load({ ports: [port], path: '/v1/integrations', method: 'POST', headers, bodies: [JSON.stringify({ ...JSON.parse(one), active: process.argv[3] === 'active' })], durationMs: 2500 });
  await go();
  const echo = createServer((q, r) => { const c: Buffer[] = []; q.on('data', (d: Buffer) => c.push(d)); q.on('end', () => { const b = Buffer.concat(c); r.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': b.length }); r.end(b); }); });
  await new Promise<void>((r) => echo.listen(0, '127.0.0.1', r));
  const ep = (echo.address() as { port: number }).port;
  const goEcho = () => load({ ports: [ep], path: '/', method: 'POST', headers, bodies: [JSON.stringify({ channel: 'email', context: { tenant: { plan: 'x' }, payload: { a: 1 } } })], durationMs: 1500 });
  await goEcho();
  for (let i = 0; i < 3; i++) for (const [n, f] of [['echo', goEcho], ['own', go]] as const) { const b = process.cpuUsage(); const r = await f(); const c = process.cpuUsage(b); console.error(n, ((c.user + c.system) / r.requests).toFixed(1), 'us/req', Math.round(r.perSecond)); }
  if (!process.env['PROF']) { echo.closeAllConnections(); echo.close(); server.closeAllConnections(); server.close(); return; }
  const s = new Session(); s.connect();
  await s.post('Profiler.enable'); await s.post('Profiler.setSamplingInterval', { interval: 500 }); await s.post('Profiler.start');
  const r = await go();
  const { profile } = await s.post('Profiler.stop');
  console.error(r);
  const self = new Map<string, number>(); const byId = new Map(profile.nodes.map((n) => [n.id, n]));
  const dt = profile.timeDeltas ?? [];
  (profile.samples ?? []).forEach((id, i) => { const n = byId.get(id)!; const k = `${n.callFrame.functionName || '(anon)'} ${n.callFrame.url.split('/').slice(-3).join('/')}:${n.callFrame.lineNumber}`; self.set(k, (self.get(k) ?? 0) + (dt[i] ?? 0)); });
  const total = [...self.values()].reduce((a, b) => a + b, 0);
  for (const [k, v] of [...self].sort((a, b) => b[1] - a[1]).slice(0, 45)) console.error(`${((v / total) * 100).toFixed(1).padStart(5)}%  ${k}`);
  writeFileSync('/tmp/prof/p.cpuprofile', JSON.stringify(profile));
  server.closeAllConnections(); server.close();
});
process.exit(0);
