import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { beforeAll, describe, expect, it, vi } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Loads the modules with per-process values as another bundle would: each module again. */
async function loadBundle() {
  vi.resetModules();
  return {
    errors: await import('@/lib/server/errors'),
    metrics: await import('@/lib/server/metrics'),
    limits: await import('@/lib/server/http/rate-limit'),
    bodies: await import('@/lib/server/http/waiting-bodies'),
    random: await import('@/lib/server/secrets/random'),
    vault: await import('@/lib/server/secrets/process-vault'),
    // oxlint-disable-next-line no-restricted-imports -- it asks for the client to compare it, and queries nothing
    database: await import('@/lib/server/database/db'),
    auth: await import('@/lib/server/auth'),
    changes: await import('@/lib/server/database/changes'),
    outbound: await import('@/lib/checks/process-outbound'),
    outboundError: await import('@/lib/checks/outbound-error'),
    keys: await import('@/lib/api-keys/known-keys'),
    active: await import('@/lib/integrations/select/active-cache'),
    fingerprints: await import('@/lib/environments/fingerprint'),
  };
}

type Bundle = Awaited<ReturnType<typeof loadBundle>>;

/** The current per-process values, by name. */
const heldNow = () =>
  new Map(
    Object.getOwnPropertySymbols(globalThis).flatMap((key) => {
      const name = Symbol.keyFor(key);
      return name?.startsWith('signalbox.') ? [[name, (globalThis as Record<symbol, unknown>)[key]] as const] : [];
    }),
  );

let pages: Bundle;
let server: Bundle;
let heldByPages: ReturnType<typeof heldNow>;

beforeAll(async () => {
  vi.stubEnv('SIGNALBOX_ENCRYPTION_KEYS', `k1:${Buffer.alloc(32, 7).toString('base64')}`);
  vi.stubEnv('SIGNALBOX_RATE_LIMIT', '1');
  vi.stubEnv('DATABASE_URL', 'postgresql://nobody@127.0.0.1:1/none');
  pages = await loadBundle();
  pages.vault.processVault();
  pages.outbound.processOutbound();
  pages.database.db();
  heldByPages = heldNow();
  server = await loadBundle();
  return async () => {
    await server.database.disconnect();
    vi.unstubAllEnvs();
    for (const name of heldNow().keys()) (globalThis as Record<symbol, unknown>)[Symbol.for(name)] = undefined;
    vi.resetModules();
  };
}, 60_000);

describe('a process whose modules are in two bundles', () => {
  it('has loaded each of them twice', () => {
    expect(server.errors.AppError).not.toBe(pages.errors.AppError);
  });

  it('holds each per-process value once', () => {
    expect([...heldByPages.keys()].toSorted()).toEqual(
      [
        'active-integrations',
        'api-keys',
        'api-keys-touched',
        'auth',
        'changes',
        'database',
        'database-silence',
        'fingerprint-keys',
        'metrics',
        'outbound',
        'random',
        'rate-limiter',
        'vault',
        'waiting-bodies',
      ].map((name) => `signalbox.${name}`),
    );
    expect(server.vault.processVault()).toBe(pages.vault.processVault());
    expect(server.outbound.processOutbound()).toBe(pages.outbound.processOutbound());
    expect(server.database.db()).toBe(pages.database.db());
    for (const [name, held] of heldNow()) expect(held, name).toBe(heldByPages.get(name));
  });

  it('counts a check of the dashboard in the server’s metrics', async () => {
    pages.metrics.countCheck('sendgrid', 'valid');
    server.metrics.countCheck('sendgrid', 'valid');
    expect((await server.metrics.renderMetrics()).text).toContain(
      'signalbox_checks_total{provider="sendgrid",cause="valid"} 2',
    );
  });

  it('limits a caller by requests to both, and each recognizes the error of the other', () => {
    expect(pages.limits.limitRequests('somebody')?.remaining).toBe(1);
    expect(server.limits.limitRequests('somebody')?.remaining).toBe(0);
    let refusal: unknown;
    try {
      server.limits.limitRequests('somebody');
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(pages.errors.AppError);
    expect(refusal).toBeInstanceOf(server.errors.AppError);
    expect(new Error('other')).not.toBeInstanceOf(server.errors.AppError);
    expect(new pages.outboundError.OutboundError('dns', 'X')).toBeInstanceOf(server.outboundError.OutboundError);
  });

  it('creates ids in order', () => {
    const ids = Array.from({ length: 200 }, (_, index) => (index % 2 ? pages : server).random.newId());
    expect(ids).toEqual(ids.toSorted());
  });

  it('announces a change to both', () => {
    const heard: string[] = [];
    pages.changes.onChange((topic) => heard.push(`pages ${topic}`));
    server.changes.onChange((topic) => heard.push(`server ${topic}`));
    server.changes.tellChange('api_keys');
    expect(heard).toEqual(['pages api_keys', 'server api_keys']);
  });
});

/** Each bundle may have its own copy of these: they derive from constants, and are forgotten with their object. */
const OWN_OF_A_BUNDLE: Readonly<Record<string, string>> = {
  'lib/api/routes/health.ts': 'the names of the build’s migrations, read once',
  'lib/providers/provider-clues.ts': 'derived of the catalogue',
  'lib/conditions/evaluate/trace-leaf.ts': 'by leaf, weakly',
  'lib/integrations/select/resolve.ts': 'by view, weakly',
  'lib/server/database/transaction.ts': 'by transaction, weakly',
  'lib/api-keys/service.ts': 'by row, weakly',
};

it('no other module of lib keeps state', () => {
  const keeps =
    /^(?:let|var) |^(?:export )?const \w+(?:: [^=\n]+)? = new (?:Weak)?(?:Map|Set|Registry)(?:<[^\n]*>)?\(\)/m;
  const found = readdirSync(path.join(root, 'lib'), { recursive: true, encoding: 'utf8' })
    .map((name) => `lib/${name}`)
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|generated|\/testing\//.test(name))
    .filter((name) => keeps.test(readFileSync(path.join(root, name), 'utf8')));
  expect(found.toSorted()).toEqual(Object.keys(OWN_OF_A_BUNDLE).toSorted());
});
