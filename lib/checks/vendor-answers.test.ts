import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { CheckCause, CheckRequest } from '@/lib/catalogue/check';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import { type Credentials, isSecretKey } from '@/lib/catalogue/credentials-schema';
import type { ProviderDefinition } from '@/lib/catalogue/provider';
import { findProvider, PROVIDERS } from '@/lib/providers';
import { type Answering, type Received, type StandIn, type StandInAnswer, startStandIn } from '@/tests/stand-in';
import { readVendorTables, type VendorAnswer, type VendorTable } from '@/tests/vendor-answers';

import { runCheck } from './runner';
import type { CheckVerdict } from './types';

const GOLDEN = fileURLToPath(new URL('../../tests/check-requests.golden.json', import.meta.url));
const NOW = new Date('2026-11-23T12:00:00Z');

const WRONG_CERTIFICATES = ['expired', 'other name', 'self-signed'] as const;

const tables = readVendorTables();
/** The requests to every provider, in all cases: its requests, and those that a definition declares as dry runs. */
const asked = new Map<string, Map<string, CheckRequest>>();
let standIn: StandIn;

beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.close());

function providerOf(id: string): ProviderDefinition {
  const provider = findProvider(id);
  if (!provider) throw new Error(`tests/vendor-answers/${id}.json is of no provider.`);
  return provider;
}

/** The provider, with every request of its check recorded. */
function recorded(provider: ProviderDefinition, credentials: Credentials): ProviderDefinition {
  const { check } = provider;
  if (check?.kind !== 'http') return provider;
  const requests = asked.get(provider.id) ?? new Map<string, CheckRequest>();
  asked.set(provider.id, requests);
  return {
    ...provider,
    check: {
      ...check,
      run: (values, ask) =>
        check.run(values, (request) => {
          requests.set(templateOf(request, credentials), request);
          return ask(request);
        }),
    },
  };
}

/** `METHOD host/path`, with the key in place of each credential's value in the path. */
function templateOf({ method, url }: CheckRequest, credentials: Credentials): string {
  const { host, pathname } = new URL(url);
  const values = Object.entries(credentials)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length > 2)
    .toSorted(([, a], [, b]) => b.length - a.length);
  const path = values.reduce(
    (text, [key, value]) => text.replaceAll(encodeURIComponent(value), `{${key}}`).replaceAll(value, `{${key}}`),
    pathname,
  );
  return `${method} ${host}${path}`;
}

function toAnswer({ status, headers, body }: VendorAnswer): StandInAnswer {
  const isText = typeof body === 'string' || body === undefined;
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  const all = { ...(body === undefined ? {} : { 'content-type': type }), ...headers };
  return {
    status,
    headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')),
    body: isText ? (body ?? '') : JSON.stringify(body),
  };
}

/** The actual requests compared with a table: missing, unexpected or different ones. */
function complaintsOf(answers: Readonly<Record<string, VendorAnswer>>): string[] {
  const unexpected = standIn.received
    .filter(({ place }) => !answers[place])
    .map(({ place }) => `not in table: ${place}`);
  const missing = Object.keys(answers).filter((place) => !standIn.received.some((request) => request.place === place));
  const different = standIn.received.flatMap((request) => {
    const stated = answers[request.place];
    return stated ? differences(request, stated) : [];
  });
  return [...unexpected, ...missing.map((place) => `never asked: ${place}`), ...different];
}

function differences(request: Received, { query, requestHeaders, requestBody }: VendorAnswer): string[] {
  const isHeader = (name: string, text: string) =>
    text.endsWith('…') ? request.headers[name]?.startsWith(text.slice(0, -1)) : request.headers[name] === text;
  return [
    ...Object.entries(query)
      .filter(([name, text]) => request.query[name] !== text)
      .map(([name]) => `query ${name}`),
    ...Object.entries(requestHeaders)
      .filter(([name, text]) => !isHeader(name, text))
      .map(([name]) => `header ${name}: ${request.headers[name] ?? '(none)'}`),
    ...(request.body.includes(requestBody) ? [] : [`body: ${request.body}`]),
  ];
}

const answerFrom =
  (answers: Readonly<Record<string, VendorAnswer>>): Answering =>
  ({ place }) =>
    toAnswer(answers[place] ?? { status: 404, headers: {}, query: {}, requestHeaders: {}, requestBody: '', body: '' });

async function verdictOf(
  provider: ProviderDefinition,
  credentials: Credentials,
  signal?: AbortSignal,
): Promise<CheckVerdict> {
  const verdict = await runCheck(recorded(provider, credentials), credentials, {
    outbound: standIn.outbound,
    now: NOW,
    ...(signal ? { signal } : {}),
  });
  expect(secretsIn(verdict, provider, credentials)).toEqual([]);
  return verdict;
}

/** The secret credentials that a verdict's text contains in any form. */
function secretsIn(verdict: CheckVerdict, { fields }: ProviderDefinition, credentials: Credentials): string[] {
  const text = JSON.stringify(verdict);
  return Object.entries(credentials)
    .filter(([key, value]) => {
      if (!isSecretKey(fields, key as CredentialKey) || typeof value !== 'string' || value === '') return false;
      const base64 = Buffer.from(value).toString('base64');
      const forms = [value, encodeURIComponent(value), base64, base64.replace(/=+$/, '')];
      return forms.some((form) => text.includes(form));
    })
    .map(([key]) => key);
}

describe.each([...tables])('%s', (id, table) => {
  const provider = providerOf(id);

  it.each(table.cases)('$name: $cause', async ({ credentials, answers, cause, field }) => {
    standIn.play(answerFrom(answers));
    const verdict = await verdictOf(provider, { ...table.credentials, ...credentials });
    expect({ cause: verdict.cause, complaints: complaintsOf(answers) }, JSON.stringify(verdict)).toEqual({
      cause,
      complaints: [],
    });
    if (field) expect(verdict.field).toBe(field);
    if (verdict.field) expect(provider.fields.map(({ key }) => key)).toContain(verdict.field);
  });

  const good = goodCase(table);
  it.runIf(good)('reads every obstacle to every request', async () => {
    const { credentials, answers, cause } = good!;
    for (const [index, place] of Object.keys(answers).entries()) {
      for (const obstacle of OBSTACLES) {
        const aborting = new AbortController();
        const onHang = () => aborting.abort();
        standIn.play((received) =>
          received.place === place ? obstacle.answer(onHang) : answerFrom(answers)(received),
        );
        const verdict = await verdictOf(provider, { ...table.credentials, ...credentials }, aborting.signal);
        // What a later request would have shown may be optional.
        const causes = index > 0 ? [...obstacle.causes, cause] : obstacle.causes;
        expect(causes, `${place}: ${obstacle.name}: ${JSON.stringify(verdict)}`).toContain(verdict.cause);
      }
    }
  });

  it.runIf(good)('sends nothing to a host whose certificate is not right', async () => {
    // Each kind of fault meets every third provider: all of them ask by one outbound.
    const kind = WRONG_CERTIFICATES[[...tables.keys()].indexOf(id) % WRONG_CERTIFICATES.length]!;
    standIn.play(() => ({ status: 200, headers: {}, body: '' }), kind);
    const verdict = await verdictOf(provider, { ...table.credentials, ...good!.credentials });
    expect(verdict, kind).toMatchObject({ status: 'unknown', cause: 'network_error' });
    expect(verdict.message).toContain('(tls)');
    expect(standIn.received).toEqual([]);
  });
});

/** The case that shows the answers if all is well, or the first case if a vendor never confirms that. */
function goodCase({ cases }: VendorTable): VendorTable['cases'][number] | undefined {
  return (
    cases.find(({ cause }) => cause === 'valid') ?? cases.find(({ cause }) => cause === 'valid_limited') ?? cases[0]
  );
}

interface Obstacle {
  readonly name: string;
  /** Any of these; only the first two say anything about the credentials. */
  readonly causes: readonly CheckCause[];
  answer(onHang: () => void): StandInAnswer | 'hang';
}

const json = (status: number, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: '{}',
});
const html = (status: number, body = '<!doctype html><title>Welcome</title>') => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body,
});
const REJECTED: readonly CheckCause[] = [
  'invalid_credentials',
  'expired',
  'insufficient_scope',
  'misconfigured',
  'blocked',
];

const OBSTACLES: readonly Obstacle[] = [
  { name: '401', causes: [...REJECTED, 'undetermined'], answer: () => json(401) },
  { name: '429', causes: ['rate_limited'], answer: () => json(429, { 'retry-after': '30' }) },
  { name: '429 of a proxy', causes: ['rate_limited'], answer: () => html(429) },
  { name: '500', causes: ['provider_unavailable'], answer: () => json(500) },
  { name: '503 of a proxy', causes: ['provider_unavailable'], answer: () => html(503) },
  { name: 'HTML with 200', causes: ['undetermined'], answer: () => html(200) },
  { name: 'JSON without the key', causes: ['undetermined'], answer: () => json(200) },
  {
    name: 'a redirect',
    causes: ['undetermined'],
    answer: () => ({ status: 302, headers: { location: 'https://169.254.169.254/latest/meta-data/' }, body: '' }),
  },
  { name: 'a body without end', causes: ['undetermined'], answer: () => html(200, 'x'.repeat(1024 * 1024)) },
  {
    name: 'a hang',
    causes: ['network_error'],
    answer: (onHang) => {
      onHang();
      return 'hang';
    },
  },
];

describe('all checks together', () => {
  const checked = PROVIDERS.filter(({ check }) => check?.kind === 'http').map(({ id }) => id);

  it('have a table of answers each', () => {
    expect([...tables.keys()].toSorted()).toEqual(checked.toSorted());
  });

  it('send what the golden list says, and nothing else', async () => {
    const requests = Object.fromEntries(
      [...asked].map(([id, all]) => [id, [...all.keys()].toSorted()] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
    // First read each new line: does it send or change nothing? Then: npx vitest run lib/checks/vendor-answers.test.ts
    // -u
    await expect(`${JSON.stringify(requests, null, 2)}\n`).toMatchFileSnapshot(GOLDEN);
  });

  it('use no sending endpoint, except declared dry runs', () => {
    const sending = [...asked].flatMap(([id, all]) =>
      [...all]
        .filter(([template, { dryRun }]) => !dryRun && SENDING.test(template))
        .map(([template]) => `${id}: ${template}`),
    );
    expect(sending).toEqual([]);
  });
});

/** A POST whose path contains a sender's action. */
const SENDING =
  /^POST .*\/(?:[a-z0-9]*[:._-])?(?:send|messages?|sms|mail|emails?|push|notifications?|deliver|publish)(?:[:._-][a-z0-9]+)?$/i;
