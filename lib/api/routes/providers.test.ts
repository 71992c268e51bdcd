import { beforeAll, describe, expect, it } from 'vitest';

import { PROVIDERS } from '@/lib/providers';
import { log } from '@/lib/server/log';
import { call, errorOf } from '@/tests/api-client';

beforeAll(() => {
  log.level = 'silent';
});

describe('GET /v1/providers', () => {
  it('returns all to everyone, in the catalogue’s order, without a key and without a database', async () => {
    for (const headers of [
      {},
      { authorization: 'ApiKey nothing' },
      { cookie: 'a=b', 'sec-fetch-site': 'cross-site' },
    ]) {
      const answer = await call('/v1/providers', { headers });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('application/json');
      expect((answer.body as { id: string }[]).map(({ id }) => id)).toEqual(PROVIDERS.map(({ id }) => id));
    }
  });

  it('returns each as its own route does', async () => {
    for (const one of (await call('/v1/providers')).body as { id: string }[]) {
      expect((await call(`/v1/providers/${one.id}`)).body).toEqual(one);
    }
  });

  it('describes a provider and its fields', async () => {
    const { body } = await call('/v1/providers/nodemailer');
    expect(body).toMatchObject({
      id: 'nodemailer',
      channel: 'email',
      name: 'Custom SMTP',
      docs: expect.stringMatching(/^https:/),
      aliases: expect.arrayContaining(['smtp']),
      checkable: true,
      credentialsSchema: {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        required: ['host', 'port', 'from', 'senderName'],
      },
    });
    const fields = (body as { fields: Record<string, unknown>[] }).fields;
    expect(fields.map(({ key, kind, type }) => ({ key, kind, type }))).toEqual(
      expect.arrayContaining([
        { key: 'password', kind: 'secret', type: 'string' },
        { key: 'port', kind: 'number', type: 'string' },
        { key: 'secure', kind: 'switch', type: 'boolean' },
        { key: 'tlsOptions', kind: 'json', type: 'object' },
      ]),
    );
    for (const field of fields)
      expect(field).toMatchObject({
        key: expect.any(String),
        label: expect.any(String),
        required: expect.any(Boolean),
        secret: expect.any(Boolean),
      });
    expect(body).not.toHaveProperty('check');
  });

  it.each(['nothing', 'SendGrid', '__proto__', 'constructor', '%00', 'sendgrid%20', 'x'.repeat(10_000)])(
    '/%s is 404',
    async (id) => {
      errorOf(await call(`/v1/providers/${id}`), 404);
    },
  );
});

describe('GET /healthz', () => {
  it('answers without a database', async () => {
    expect(await call('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });
});
