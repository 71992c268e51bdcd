import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';

import { Novu } from '@novu/api';
import { CredentialsDto$outboundSchema, Operator as SdkOperator } from '@novu/api/models/components';
import { describe, expect, it } from 'vitest';

import { CREDENTIAL_KEYS } from '@/lib/catalogue/credential-key';
import { toPublicProvider } from '@/lib/catalogue/public-provider';
import { CLIENT_OPERATORS } from '@/lib/novu/client-limits';
import { findProvider } from '@/lib/providers';

import { isKnownToSdk, SDK_NAMES } from './novu-sdk-limits';
import { createRequest, envName, type CreateRequest, type RequestSource } from './request-body';
import { curlCode, novuCode, shellWord } from './request-code';

const BASE = 'http://localhost:3000';

function requestOf(providerId: string, source: Partial<RequestSource> = {}): CreateRequest {
  const provider = toPublicProvider(findProvider(providerId)!);
  const rest = { name: provider.name, identifier: 'id-1', active: true, check: false, primary: false, conditions: [] };
  return createRequest({ provider, credentials: {}, ...rest, ...source });
}

const SECRET = 'SG.very-secret';
const sendgrid = requestOf('sendgrid', {
  name: `O'Neill's "best" $HOME \`id\` \\ mail`,
  credentials: { apiKey: SECRET, region: 'eu', from: 'news@example.com', senderName: "Acme's", ipPoolName: '' },
});

/** Runs code in a real shell. Its `curl` and `jq` print their arguments. */
function runShell(code: string, env: Record<string, string>): string[] {
  const stubs = `curl() { for word; do printf '%s\\0' "$word"; done; }
    uuidgen() { printf 'uuid-1'; }
    jq() { node -p 'JSON.stringify(process.env[process.argv[1]])' "\${2#env.}"; }\n`;
  const printed = execFileSync('sh', ['-c', stubs + code], { env: { ...process.env, ...env }, encoding: 'utf8' });
  return printed.split('\0').slice(0, -1);
}

describe('curlCode', () => {
  it('sends exactly the request when a shell runs it', () => {
    const words = runShell(curlCode(sendgrid, `${BASE}/`), { SENDGRID_API_KEY: SECRET, SIGNALBOX_API_KEY: 'key-1' });
    expect(words.slice(0, -1)).toEqual([
      '-X',
      'POST',
      `${BASE}/v1/integrations`,
      '-H',
      'Authorization: ApiKey key-1',
      '-H',
      'Idempotency-Key: uuid-1',
      '-H',
      'Content-Type: application/json',
      '-d',
    ]);
    expect(JSON.parse(words.at(-1)!)).toEqual({
      providerId: 'sendgrid',
      channel: 'email',
      name: `O'Neill's "best" $HOME \`id\` \\ mail`,
      identifier: 'id-1',
      credentials: { apiKey: SECRET, region: 'eu', from: 'news@example.com', senderName: "Acme's" },
      active: true,
    });
  });

  it('encodes a variable’s document as JSON text', () => {
    const document = '{ "private_key": "-----BEGIN\\nit\'s" }\n';
    const words = runShell(curlCode(requestOf('fcm', { credentials: { serviceAccount: document } }), BASE), {
      FCM_SERVICE_ACCOUNT: document,
    });
    expect(JSON.parse(words.at(-1)!)).toMatchObject({ credentials: { serviceAccount: document } });
  });

  it('sets the default in a second request', () => {
    const code = curlCode({ ...sendgrid, primary: true }, BASE);
    expect(code).toContain(`curl -X POST ${BASE}/v1/integrations/id-1/set-primary`);
    expect(code.match(/curl/g)).toHaveLength(2);
  });

  it('quotes a URL with shell syntax', () => {
    expect(shellWord('http://a/$(id);x')).toBe("'http://a/$(id);x'");
    expect(shellWord("it's")).toBe(String.raw`'it'\''s'`);
  });
});

describe('novuCode', () => {
  /** Runs the displayed program against a `Novu` that records its calls. */
  async function run(code: string, env: Record<string, string>) {
    const calls: unknown[][] = [];
    const body = code.replace(/^import .*\n/, '').replace('const { result } = await', 'await');
    class Stub {
      integrations = {
        create: async (...input: unknown[]) => void calls.push(['create', ...input]),
        setAsPrimary: async (...input: unknown[]) => void calls.push(['setAsPrimary', ...input]),
      };
      constructor(options: unknown) {
        calls.push(['new', options]);
      }
    }
    await runInNewContext(`(async () => { ${body} })()`, { Novu: Stub, process: { env } });
    return calls;
  }

  it('is a program that sends the request', async () => {
    const calls = await run(novuCode({ ...sendgrid, primary: true }, BASE), {
      SENDGRID_API_KEY: SECRET,
      SIGNALBOX_API_KEY: 'key-1',
    });
    const { primary: _, check: __, conditions: ___, ...body } = sendgrid;
    expect(calls).toEqual([
      ['new', { secretKey: 'key-1', serverURL: BASE }],
      ['create', { ...body, credentials: { ...body.credentials, apiKey: SECRET } }],
      ['setAsPrimary', 'id-1'],
    ]);
  });

  it('lists what the package cannot send', () => {
    expect(novuCode(requestOf('braze'), BASE)).toContain('// @novu/api does not send "apiURL"');
    expect(
      novuCode(requestOf('nodemailer', { credentials: { tlsOptions: '{"minVersion":"TLSv1.2"}' } }), BASE),
    ).toContain('"tlsOptions" empty');
    const leaf = { on: 'tenant', field: 'plan', operator: 'EQUAL', value: 'pro' };
    const group = { isNegated: false, type: 'GROUP', value: 'AND', children: [leaf] };
    expect(novuCode(requestOf('sendgrid', { conditions: [group] }), BASE)).toContain('refuses these conditions');
    const onPayload = { ...group, children: [{ ...leaf, on: 'payload' }] };
    expect(novuCode(requestOf('sendgrid', { conditions: [onPayload] }), BASE)).not.toContain('// ');
  });

  it('matches the keys and operators that the package sends', () => {
    const all = Object.fromEntries(
      Object.entries(CREDENTIAL_KEYS).map(([key, type]) => [
        SDK_NAMES[key] ?? key,
        type === 'boolean' ? true : type === 'tls' ? {} : key === 'hmacSecretKeyEncoding' ? 'hex' : 'x',
      ]),
    );
    const sent = CredentialsDto$outboundSchema.parse(all);
    for (const key of Object.keys(CREDENTIAL_KEYS)) expect(Object.hasOwn(sent, key), key).toBe(isKnownToSdk(key));
    expect(CLIENT_OPERATORS).toEqual(new Set(Object.values(SdkOperator)));
    expect(new Novu({ secretKey: 'x', serverURL: BASE }).integrations).toHaveProperty('create');
  });
});

describe('createRequest', () => {
  it('contains no secret, whatever was typed', () => {
    const everything = [curlCode(sendgrid, BASE), novuCode(sendgrid, BASE), JSON.stringify(sendgrid)].join('\n');
    expect(everything).not.toContain(SECRET);
    expect(sendgrid.credentials['apiKey']).toEqual({ env: 'SENDGRID_API_KEY', isDocument: false });
  });

  it('shows required values from the start, and TLS options as an object', () => {
    expect(requestOf('sendgrid').credentials).toEqual({
      apiKey: { env: 'SENDGRID_API_KEY', isDocument: false },
      from: '',
      senderName: '',
    });
    expect(
      requestOf('nodemailer', { credentials: { tlsOptions: '{"minVersion":"TLSv1.2"}' } }).credentials['tlsOptions'],
    ).toEqual({ minVersion: 'TLSv1.2' });
    expect(requestOf('nodemailer', { credentials: { tlsOptions: '{"min' } }).credentials['tlsOptions']).toBe('{"min');
  });

  it.each([
    ['sendgrid', 'apiKey', 'SENDGRID_API_KEY'],
    ['whatsapp-business', 'apiToken', 'WHATSAPP_BUSINESS_API_TOKEN'],
    ['braze', 'apiURL', 'BRAZE_API_URL'],
    ['46elks', 'password', '_46ELKS_PASSWORD'],
    ['appio', 'AppIOBaseUrl', 'APPIO_APP_IO_BASE_URL'],
  ])('names the variable of %s %s %s', (provider, key, name) => {
    expect(envName(provider, key)).toBe(name);
  });
});
