import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';

import { CREDENTIAL_KEYS } from '@/lib/catalogue/credential-key';
import { nameReason } from '@/lib/text/name-text';
import { type Answer, call, create, created, placesOf } from '@/tests/api-client';
import { createWorld, type World } from '@/tests/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const sendgrid = { providerId: 'sendgrid', channel: 'email' };
const leaf = { on: 'subscriber', field: 'plan', operator: 'EQUAL', value: 'pro' };
const post = (raw: string): Promise<Answer> => call('/v1/integrations', { method: 'POST', key: world.key, raw });
/** A body with one raw member, which JSON.stringify could not write. */
const raw = (member: string) => `{"providerId":"sendgrid","channel":"email",${member}}`;
const nested = (open: string, close: string, depth: number) => `${open.repeat(depth)}${close.repeat(depth)}`;

describe.each([
  ['U+0000', 'a\u0000b'],
  ['U+0000 alone', '\u0000'],
  ['the first half of a surrogate pair', 'a\uD83D'],
  ['the second half of a surrogate pair', '\uDE82b'],
  ['a surrogate pair the wrong way round', '\uDE82\uD83D'],
])('%s, which PostgreSQL cannot store, is 422 at its place', (_, text) => {
  const children = (child: object) => ({ ...sendgrid, conditions: [{ children: [child] }] });
  const first = 'conditions[0].children[0]';
  it.each([
    ['providerId', { ...sendgrid, providerId: text }, ['providerId']],
    ['channel', { ...sendgrid, channel: text }, ['channel', 'providerId']],
    ['name', { ...sendgrid, name: text }, ['name']],
    ['identifier', { ...sendgrid, identifier: text }, ['identifier']],
    ['_environmentId', { ...sendgrid, _environmentId: text }, ['_environmentId']],
    ['a secret', { ...sendgrid, credentials: { apiKey: text } }, ['credentials.apiKey']],
    ['a key that the provider does not use', { ...sendgrid, credentials: { title: text } }, ['credentials.title']],
    ['a port', { ...sendgrid, credentials: { port: text } }, ['credentials.port']],
    ['a switch', { ...sendgrid, credentials: { hmac: text } }, ['credentials.hmac']],
    ['TLS options', { ...sendgrid, credentials: { tlsOptions: { ca: [text] } } }, ['credentials.tlsOptions']],
    [
      'TLS options, a key',
      { ...sendgrid, credentials: { tlsOptions: { secureContext: 1, [text]: 1 } } },
      ['credentials.tlsOptions'],
    ],
    [
      'TLS options, an inner key',
      { ...sendgrid, credentials: { tlsOptions: { ca: { [text]: 1 } } } },
      ['credentials.tlsOptions'],
    ],
    [
      'TLS options as text',
      { ...sendgrid, credentials: { tlsOptions: JSON.stringify({ ca: text }) } },
      ['credentials.tlsOptions'],
    ],
    [
      'TLS options as text that is no JSON',
      { ...sendgrid, credentials: { tlsOptions: text } },
      ['credentials.tlsOptions'],
    ],
    ['the field of a leaf', children({ ...leaf, field: text }), [`${first}.field`]],
    ['the value of a leaf', children({ ...leaf, value: text }), [`${first}.value`]],
    ['the operator of a leaf', children({ ...leaf, operator: text }), [`${first}.operator`]],
    ['the type of a group', { ...sendgrid, conditions: [{ type: text }] }, ['conditions[0].type']],
  ] as const)('in %s', async (_where, body, places) => {
    expect(placesOf(await create(world.key, body))).toEqual([...places]);
  });

  it('but not in an item of a list, which is stored as JSON text', async () => {
    const view = await created(world.key, children({ ...leaf, operator: 'ANY_IN', value: ['a', text] }));
    expect(view.conditions).toMatchObject([{ children: [{ value: JSON.stringify(['a', text]) }] }]);
  });

  it('as the name of a field, a credential, or a key of a group', async () => {
    const answer = await create(world.key, {
      ...sendgrid,
      [text]: 1,
      credentials: { [text]: 'x' },
      conditions: [{ [text]: 1 }],
    });
    expect(placesOf(answer)).toEqual(expect.arrayContaining([text, `credentials.${text}`, `conditions[0].${text}`]));
  });
});

describe('depth', () => {
  it.each([
    ['conditions of lists', raw(`"conditions":${nested('[', ']', 100_000)}`), ['conditions[0]']],
    [
      'conditions of groups',
      raw(`"conditions":[${nested('{"children":[', ']}', 50_000)}]`),
      [`conditions[0]${'.children[0]'.repeat(8)}`],
    ],
    [
      'the value of a leaf',
      raw(
        `"conditions":[{"children":[{"on":"payload","field":"a","operator":"ANY_IN","value":${nested('[', ']', 100_000)}}]}]`,
      ),
      ['conditions[0].children[0]'],
    ],
    [
      'TLS options',
      raw(`"credentials":{"tlsOptions":{"ca":${nested('[', ']', 100_000)}}}`),
      ['credentials.tlsOptions'],
    ],
    [
      'TLS options as text',
      raw(`"credentials":{"tlsOptions":"{\\"ca\\":${nested('[', ']', 100_000)}}"}`),
      ['credentials.tlsOptions'],
    ],
    [
      'TLS options of objects',
      raw(`"credentials":{"tlsOptions":{"ca":${nested('{"a":', '}', 100_000).replace('}', '1}')}}}`),
      ['credentials.tlsOptions'],
    ],
    ['credentials', raw(`"credentials":${nested('[', ']', 100_000)}`), ['credentials']],
    ['an unknown field', raw(`"note":${nested('[', ']', 100_000)}`), ['note']],
    ['a name', raw(`"name":${nested('[', ']', 100_000)}`), ['name']],
    [
      'every field',
      `{"providerId":${nested('[', ']', 9_000)},"channel":${nested('[', ']', 9_000)},"active":${nested('[', ']', 9_000)}}`,
      ['active', 'channel', 'providerId'],
    ],
  ])('of 100,000 in %s is 422 at its place, with and without an Idempotency-Key', async (what, body, places) => {
    expect(placesOf(await post(body))).toEqual(places);
    const keyed = await call('/v1/integrations', {
      method: 'POST',
      key: world.key,
      raw: body,
      headers: { 'idempotency-key': what },
    });
    expect(placesOf(keyed)).toEqual(places);
  });
});

describe('size within a body of 1 MiB', () => {
  const many = (count: number, member: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => member(index)).join(',');

  it('20,000 unknown fields are counted, and do not hide what is missing', async () => {
    const answer = await post(`{${many(20_000, (index) => `"f${index}":0`)}}`);
    expect(placesOf(answer)).toEqual(expect.arrayContaining(['providerId', 'channel', 'f0']));
    expect(answer.text).toContain('There are 20002 complaints');
  });

  it('50,000 unknown credentials are reported up to a limit, and it says so', async () => {
    const answer = await post(raw(`"credentials":{${many(50_000, (index) => `"k${index}":0`)}}`));
    const places = placesOf(answer);
    expect(places.length).toBeLessThanOrEqual(60);
    expect(places).toContain('credentials');
    expect(answer.text.length).toBeLessThan(20_000);
  });

  it('50,000 wrong groups are reported up to a limit', async () => {
    const answer = await post(raw(`"conditions":[${many(50_000, () => '0')}]`));
    expect(placesOf(answer).length).toBeLessThanOrEqual(60);
  });

  it.each([
    ['a field', (key: string) => `{"${key}":0}`],
    ['a credential', (key: string) => raw(`"credentials":{"${key}":0}`)],
    ['a key of a group', (key: string) => raw(`"conditions":[{"${key}":0}]`)],
    ['a key of TLS options', (key: string) => raw(`"credentials":{"tlsOptions":{"${key}":0}}`)],
  ])('the name of %s that is half a megabyte long does not come back', async (_, body) => {
    const answer = await post(body('k'.repeat(500_000)));
    expect(placesOf(answer).length).toBeGreaterThan(0);
    expect(answer.text.length).toBeLessThan(20_000);
  });

  it('a provider id of a megabyte is reported like any unknown one', async () => {
    expect(placesOf(await post(`{"providerId":"${'sendgrid'.repeat(100_000)}","channel":"email"}`))).toEqual([
      'providerId',
    ]);
  });
});

describe('names that every object has', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'])(
    '"%s" is a name like any other',
    async (name) => {
      const answer = await post(
        raw(
          `"${name}":{"active":true,"isAdmin":true},"credentials":{"${name}":"x"},"conditions":[{"${name}":1,"children":[]}]`,
        ),
      );
      expect(placesOf(answer)).toEqual([name, `conditions[0].${name}`, `credentials.${name}`].toSorted());
      expect(placesOf(await post(raw(`"credentials":{"tlsOptions":{"${name}":1}}`)))).toEqual([
        'credentials.tlsOptions',
      ]);
      expect({}).not.toHaveProperty('isAdmin');
    },
  );
});

describe('numbers', () => {
  it.each([
    ['1e400', ['credentials.port']],
    ['-1e400', ['credentials.port']],
    ['587.5', ['credentials.port']],
    ['9007199254740993', ['credentials.port']],
    ['true', ['credentials.port']],
    ['[587]', ['credentials.port']],
    ['null', ['credentials.port']],
  ])('%s is not a port', async (number, places) => {
    expect(placesOf(await post(raw(`"credentials":{"port":${number}}`)))).toEqual(places);
  });

  it('of any size are kept in conditions, or refused there', async () => {
    for (const number of ['1e400', '1e308', '5e-324', '-0', '123456789012345678901234567890', '0.1']) {
      const conditions = `"conditions":[{"children":[{"on":"payload","field":"n","operator":"EQUAL","value":${number}},{"on":"isOnlineInLast","timeOperator":"days","value":${number}}]}]`;
      const answer = await post(raw(conditions));
      // A double has no such digits: two ids would be equal.
      const isRounded = number === '1e400' || number.length > 20;
      expect(answer.status, answer.text).toBe(isRounded ? 422 : 201);
    }
  });

  it('beyond our number type are refused in TLS options', async () => {
    for (const option of ['"minDHSize":1e400', '"sessionTimeout":1e308'])
      expect(placesOf(await post(raw(`"credentials":{"tlsOptions":{${option}}}`)))).toEqual(['credentials.tlsOptions']);
  });
});

describe('a name that nobody can read or tell from another', () => {
  const names = ['\u200b\u200b', 'Production\u200b', 'Produc\u00adtion', '\u202eProduction', '\u3164'];
  it.each([
    ['POST', '/v1/integrations', sendgrid],
    ['POST', '/v1/environments', {}],
    ['POST', '/v1/api-keys', { environmentId: uuidv7(), scopes: ['resolve'] }],
  ])('is refused by %s %s', async (method, path, body) => {
    for (const name of names)
      expect(placesOf(await call(path, { method, key: world.key, body: { ...body, name } }))).toEqual(['name']);
  });
});

describe('other texts', () => {
  it.each([
    ['controls', 'a\u0001\u0008\u001b[31m\u007f\u0085z'],
    ['the direction of writing', 'a\u202eabc\u202c\u2066z'],
    ['U+FFFF and U+FFFE', '\uffff\ufffe'],
    ['the last character', '\u{10ffff}'],
    ['combining marks', `a${'\u0301'.repeat(100)}`],
    ['line separators', 'a\u2028b\u2029c'],
    ['markup of an XSS', `"><img src=x onerror=alert(1)>{{7*7}}\${7*7}`],
    ['a template of logs', '%s %d %o ${jndi:ldap://x}'],
  ])('%s come back as they were sent', async (_, text) => {
    const credentials = Object.fromEntries(
      Object.entries(CREDENTIAL_KEYS)
        .filter(([, type]) => type === 'text')
        .map(([key]) => [key, text]),
    );
    const conditions = [
      { isNegated: false, type: 'GROUP', value: 'AND', children: [{ ...leaf, field: text, value: text }] },
    ];
    const name = nameReason(text) === null ? text : 'a name that is read';
    const view = await created(world.key, { ...sendgrid, name, credentials, conditions });
    expect(view).toMatchObject({ name, conditions });
    const whole = await call(`/v1/integrations/${view._id}?include=credentials`, { key: world.key });
    expect(whole.body).toMatchObject({ credentials });
  });
});

describe('TLS options that end the process of Node', () => {
  // The body of nodejs/node#65069, as it ended the server: by a check, and stored for the next periodic one.
  const body = {
    providerId: 'nodemailer',
    channel: 'email',
    credentials: {
      host: '127.0.0.1',
      port: '26465',
      secure: true,
      user: 'a',
      password: 'b',
      tlsOptions: { ALPNProtocols: [''] },
    },
  };

  it.each([
    ['a check', '/v1/integrations/check', body],
    ['a draft', '/v1/integrations', { ...body, active: false }],
    [
      'an active integration',
      '/v1/integrations',
      { ...body, active: true, credentials: { ...body.credentials, from: 'a@example.com', senderName: 'A' } },
    ],
  ])('are 422 for %s', async (_, path, sent) => {
    const answer = await call(path, { key: world.key, method: 'POST', body: sent });
    expect(answer.status, answer.text).toBe(422);
    expect(placesOf(answer)).toEqual(['credentials.tlsOptions']);
  });
});
