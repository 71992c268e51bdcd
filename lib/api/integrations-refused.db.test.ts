import { beforeAll, describe, expect, it } from 'vitest';

import { call, create, errorOf, placesOf } from '@/tests/api-client';
import { createWorld, type World } from '@/tests/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

const sendgrid = { providerId: 'sendgrid', channel: 'email' };
const smtp = {
  providerId: 'nodemailer',
  channel: 'email',
  active: true,
  credentials: { host: 'mail.example.com', port: '587', from: 'root@mailhost', senderName: 'Acme' },
};
const leaf = { on: 'subscriber', field: 'plan', operator: 'EQUAL', value: 'pro' };
const nested = (depth: number): object => (depth === 1 ? { children: [leaf] } : { children: [nested(depth - 1)] });
const leaves = (count: number) => [{ children: Array.from({ length: count }, () => leaf) }];

interface Refusal {
  /** What is wrong. */
  readonly what: string;
  readonly body: object;
  /** Exactly the places in the answer. */
  readonly places: readonly string[];
  /** What the answer says. */
  readonly says?: string | RegExp;
  /** What the answer must not contain, such as the rejected value. */
  readonly hides?: string;
}

const REFUSALS: readonly Refusal[] = [
  { what: 'an empty body', body: {}, places: ['channel', 'providerId'] },
  { what: 'no providerId', body: { channel: 'email' }, places: ['providerId'] },
  { what: 'a providerId that is no text', body: { ...sendgrid, providerId: 7 }, places: ['providerId'] },
  {
    what: 'an unknown provider',
    body: { ...sendgrid, providerId: 'sendgird' },
    places: ['providerId'],
    says: 'Did you mean \\"sendgrid\\"',
    hides: 'sendgird',
  },
  {
    what: 'an unknown provider in capitals',
    body: { ...sendgrid, providerId: 'SendGrid' },
    places: ['providerId'],
    says: '\\"sendgrid\\"',
  },
  {
    what: 'an unknown provider like no other',
    body: { ...sendgrid, providerId: 'zzzzzzzzzz' },
    places: ['providerId'],
    hides: 'zzzzzzzzzz',
  },
  {
    what: 'a provider named like a property of objects',
    body: { ...sendgrid, providerId: '__proto__' },
    places: ['providerId'],
  },
  {
    what: 'a provider of another channel',
    body: { ...sendgrid, channel: 'sms' },
    places: ['providerId'],
    says: 'channel \\"email\\"',
  },
  {
    what: 'a provider of another channel, with one near',
    body: { providerId: 'infobip-email', channel: 'sms' },
    places: ['providerId'],
    says: '\\"infobip-sms\\"',
  },
  { what: 'no channel', body: { providerId: 'sendgrid' }, places: ['channel'], says: 'in_app, email, sms, chat, push' },
  {
    what: 'an unknown channel',
    body: { ...sendgrid, channel: 'fax' },
    places: ['channel', 'providerId'],
    hides: 'fax',
  },
  { what: 'a channel that is null', body: { ...sendgrid, channel: null }, places: ['channel'] },
  { what: 'an empty name', body: { ...sendgrid, name: '' }, places: ['name'], says: '1 to 120 characters' },
  { what: 'a blank name', body: { ...sendgrid, name: ' \t\n' }, places: ['name'] },
  { what: 'a name that nobody sees', body: { ...sendgrid, name: '\u200B\u2060' }, places: ['name'] },
  {
    what: 'a host with its port',
    body: { ...smtp, credentials: { ...smtp.credentials, host: 'mail.example.com:587' } },
    places: ['credentials.host'],
    says: 'The port has a field of its own: Port (port)',
  },
  {
    what: 'several hosts',
    body: { ...smtp, credentials: { ...smtp.credentials, host: 'a.example.com,b.example.com' } },
    places: ['credentials.host'],
    says: 'must be one host',
  },
  {
    what: 'a sender with a name',
    body: { ...smtp, credentials: { ...smtp.credentials, from: 'Acme <news@example.com>' } },
    places: ['credentials.from'],
    says: 'The name belongs in Sender name (senderName)',
  },
  {
    what: 'a sender with two dots in a row',
    body: { ...smtp, credentials: { ...smtp.credentials, from: 'a..b@example.com' } },
    places: ['credentials.from'],
  },
  {
    what: 'an API key for an account of Twilio',
    body: {
      providerId: 'twilio',
      channel: 'sms',
      active: true,
      credentials: { accountSid: `SK${'0a1b'.repeat(8)}`, token: 'x', from: '+15551234567' },
    },
    places: ['credentials.accountSid'],
    says: 'This is the SID of an API key',
    hides: '0a1b',
  },
  {
    what: 'a key with a character that nobody sees',
    body: { ...sendgrid, active: true, credentials: { apiKey: 'SG.a\u200Bb', from: 'a@b.co', senderName: 'A' } },
    places: ['credentials.apiKey'],
    says: 'API Key has a zero-width space (U+200B) at character 5',
  },
  { what: 'a name of 121 characters', body: { ...sendgrid, name: 'q'.repeat(121) }, places: ['name'], hides: 'qqqq' },
  { what: 'a name of 121 emoji', body: { ...sendgrid, name: '🚂'.repeat(121) }, places: ['name'] },
  { what: 'a name that is null', body: { ...sendgrid, name: null }, places: ['name'] },
  { what: 'a name that is a number', body: { ...sendgrid, name: 120_120 }, places: ['name'], hides: '120120' },
  { what: 'an empty identifier', body: { ...sendgrid, identifier: '' }, places: ['identifier'] },
  {
    what: 'an identifier of 81 characters',
    body: { ...sendgrid, identifier: 'q'.repeat(81) },
    places: ['identifier'],
    hides: 'qqqq',
  },
  { what: 'an identifier with a space', body: { ...sendgrid, identifier: 'a b' }, places: ['identifier'] },
  { what: 'an identifier with a slash', body: { ...sendgrid, identifier: 'a/b' }, places: ['identifier'] },
  {
    what: 'an identifier with a letter beyond a to z',
    body: { ...sendgrid, identifier: 'größe' },
    places: ['identifier'],
  },
  {
    what: 'an identifier with a line break at its end',
    body: { ...sendgrid, identifier: 'fine\n' },
    places: ['identifier'],
  },
  {
    what: 'an identifier that is a UUID',
    body: { ...sendgrid, identifier: '01890a5d-ac96-774b-bcce-b302099a8057' },
    places: ['identifier'],
    says: 'UUID',
  },
  {
    what: 'an identifier that is a UUID in capitals',
    body: { ...sendgrid, identifier: '01890A5D-AC96-774B-BCCE-B302099A8057' },
    places: ['identifier'],
  },
  ...['active', 'check', 'order', 'resolve', 'webhook', 'in-app'].map((word) => ({
    what: `the identifier "${word}", which is a route`,
    body: { ...sendgrid, identifier: word },
    places: ['identifier'],
  })),
  {
    what: 'an _environmentId that is no UUID',
    body: { ...sendgrid, _environmentId: 'production' },
    places: ['_environmentId'],
    hides: 'production',
  },
  { what: 'an active that is text', body: { ...sendgrid, active: 'true' }, places: ['active'] },
  { what: 'an active that is null', body: { ...sendgrid, active: null }, places: ['active'] },
  { what: 'a check that is a number', body: { ...sendgrid, check: 1 }, places: ['check'] },
  { what: 'conditions that are null', body: { ...sendgrid, conditions: null }, places: ['conditions'] },
  {
    what: 'conditions that are an object',
    body: { ...sendgrid, conditions: { children: [] } },
    places: ['conditions'],
  },
  { what: 'a leaf where a group belongs', body: { ...sendgrid, conditions: [leaf] }, places: ['conditions[0]'] },
  {
    what: 'an unknown operator',
    body: { ...sendgrid, conditions: [{ children: [{ ...leaf, operator: 'EQUALS' }] }] },
    places: ['conditions[0].children[0].operator'],
    says: 'EQUAL',
    hides: 'EQUALS',
  },
  {
    what: 'an unknown key in a group',
    body: { ...sendgrid, conditions: [{ negated: true, children: [leaf] }] },
    places: ['conditions[0].negated'],
    says: 'isNegated',
  },
  {
    what: 'a source that belongs to workflows',
    body: { ...sendgrid, conditions: [{ children: [{ ...leaf, on: 'webhook' }] }] },
    places: ['conditions[0].children[0].on'],
    says: 'workflow',
  },
  {
    what: 'conditions of depth 9',
    body: { ...sendgrid, conditions: [nested(9)] },
    places: [`conditions[0]${'.children[0]'.repeat(8)}`],
    says: 'depth 8',
  },
  {
    what: 'conditions of 201 leaves',
    body: { ...sendgrid, conditions: leaves(201) },
    places: ['conditions[0].children[200]'],
    says: '200',
  },
  {
    what: 'a value of 1,001 characters',
    body: { ...sendgrid, conditions: [{ children: [{ ...leaf, value: 'q'.repeat(1_001) }] }] },
    places: ['conditions[0].children[0]'],
    says: '1,000',
    hides: 'qqqq',
  },
  {
    what: 'an empty name and unknown fields, all at once',
    body: { ...sendgrid, name: '', colour: 'red', deletedAt: null, id: 4 },
    places: ['colour', 'deletedAt', 'id', 'name'],
  },
  {
    what: 'an incomplete active one with a wrong identifier',
    body: { ...sendgrid, active: true, identifier: '?' },
    places: ['credentials.apiKey', 'credentials.from', 'credentials.senderName', 'identifier'],
  },
  {
    what: 'fields of the answer',
    body: { ...sendgrid, primary: true, priority: 1, deleted: false, _id: 'x' },
    places: ['_id', 'deleted', 'primary', 'priority'],
  },
  {
    what: 'names of properties of objects',
    body: JSON.parse(
      '{"providerId":"sendgrid","channel":"email","__proto__":{"active":true},"constructor":1,"toString":2,"hasOwnProperty":3}',
    ) as object,
    places: ['__proto__', 'constructor', 'hasOwnProperty', 'toString'],
  },
];

describe('POST answers 422, naming every place and no value, to', () => {
  it.each(REFUSALS)('$what', async ({ body, places, says, hides }) => {
    const answer = await create(world.key, body);
    expect(placesOf(answer)).toEqual([...places].toSorted());
    expect(errorOf(answer, 422)).toMatchObject({ code: 'validation_failed', path: '/v1/integrations' });
    if (typeof says === 'string') expect(answer.text).toContain(says);
    else if (says) expect(answer.text).toMatch(says);
    if (hides) expect(answer.text).not.toContain(hides);
  });

  it('and stores nothing', async () => {
    expect((await call('/v1/integrations', { key: world.key })).body).toEqual([]);
  });
});

describe('just within the limits', () => {
  it('a sender of a relay within a network answers 201', async () => {
    expect((await create(world.key, smtp)).status).toBe(201);
  });

  it.each([
    ['depth 8', [nested(8)]],
    ['200 leaves', leaves(200)],
    ['no group', []],
    ['a group of defaults', [{}]],
  ])('conditions of %s answer 201', async (_, conditions) => {
    expect((await create(world.key, { ...sendgrid, conditions })).status).toBe(201);
  });
});
