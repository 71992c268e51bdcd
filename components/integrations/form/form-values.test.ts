import { describe, expect, it } from 'vitest';

import { toPublicProvider, type PublicProvider } from '@/lib/catalogue/public-provider';
import { findProvider, PROVIDERS } from '@/lib/providers';

import { EMPTY_MEMORY, initialValues, remember, switchProvider, type FormMemory, type FormValues } from './form-values';
import { providerOfChannel, readSelection, selectionQuery } from './new-integration-address';

const provider = (id: string): PublicProvider => toPublicProvider(findProvider(id)!);
const sendgrid = provider('sendgrid');
const mailgun = provider('mailgun');
const twilio = provider('twilio');
const plivo = provider('plivo');

/** Switches from provider to provider as the form does, typing credentials at each. */
function walk(steps: readonly (readonly [PublicProvider, Record<string, string>])[], shared: Partial<FormValues> = {}) {
  let memory: FormMemory = EMPTY_MEMORY;
  let values: FormValues = { ...initialValues(undefined), ...shared };
  let last: PublicProvider | undefined;
  for (const [next, typed] of steps) {
    if (last) memory = remember(memory, last, values);
    values = switchProvider(values, last, next, memory);
    values = { ...values, credentials: { ...values.credentials, ...typed } };
    last = next;
  }
  return values;
}

describe('switchProvider', () => {
  it('starts with the provider’s name and defaults, active', () => {
    expect(walk([[sendgrid, {}]])).toEqual({
      name: 'SendGrid',
      identifier: '',
      active: true,
      primary: false,
      check: false,
      conditions: [],
      credentials: { apiKey: '', region: 'global', ipPoolName: '', from: '', senderName: '' },
    });
  });

  it('carries the sender over, and never a secret', () => {
    const values = walk([
      [sendgrid, { apiKey: 'SG.secret', from: 'a@example.com', senderName: 'Acme' }],
      [mailgun, {}],
    ]);
    expect(values.credentials).toMatchObject({ from: 'a@example.com', senderName: 'Acme', apiKey: '' });
    expect(JSON.stringify(values)).not.toContain('SG.secret');
  });

  it('carries an email address to no phone number, and back again to an address', () => {
    const address = { from: 'a@example.com', senderName: 'Acme' };
    expect(
      walk([
        [sendgrid, address],
        [twilio, {}],
      ]).credentials['from'],
    ).toBe('');
    expect(
      walk([
        [sendgrid, address],
        [twilio, { from: '+1' }],
        [mailgun, {}],
      ]).credentials['from'],
    ).toBe('a@example.com');
    expect(
      walk([
        [twilio, { from: '+1' }],
        [plivo, {}],
      ]).credentials['from'],
    ).toBe('+1');
  });

  it('restores what was typed for a provider, including secrets', () => {
    const typed = { apiKey: 'SG.secret', region: 'eu', from: 'a@example.com' };
    const back = walk([
      [sendgrid, typed],
      [mailgun, { apiKey: 'other', from: 'b@example.com' }],
      [sendgrid, {}],
    ]);
    expect(back.credentials).toMatchObject(typed);
  });

  it('renames with the provider, unless the name was typed by hand', () => {
    expect(
      walk([
        [sendgrid, {}],
        [mailgun, {}],
      ]).name,
    ).toBe('Mailgun');
    expect(
      walk(
        [
          [sendgrid, {}],
          [mailgun, {}],
        ],
        { name: 'Ours' },
      ).name,
    ).toBe('Ours');
    expect(
      walk(
        [
          [sendgrid, {}],
          [mailgun, {}],
        ],
        { name: '  ' },
      ).name,
    ).toBe('Mailgun');
  });

  it('keeps identifier, active and conditions', () => {
    const kept = {
      identifier: 'mine',
      active: false,
      conditions: [{ isNegated: false, type: 'GROUP', value: 'AND', children: [] }],
    };
    expect(
      walk(
        [
          [sendgrid, {}],
          [twilio, {}],
        ],
        kept,
      ),
    ).toMatchObject(kept);
  });

  it('includes no hidden field', () => {
    expect(walk([[provider('whatsapp-business'), {}]]).credentials).not.toHaveProperty('token');
  });
});

describe('selection', () => {
  const providers = PROVIDERS.map(toPublicProvider);

  it('reads and writes a URL', () => {
    expect(readSelection(providers, { channel: 'sms', providerId: 'sendgrid' })).toMatchObject({
      channel: 'email',
      provider: { id: 'sendgrid' },
    });
    expect(readSelection(providers, { channel: 'sms' })).toEqual({ channel: 'sms', provider: undefined });
    expect(readSelection(providers, { channel: 'fax', providerId: 'nope' })).toEqual({
      channel: undefined,
      provider: undefined,
      unknownProvider: 'nope',
    });
    expect(selectionQuery({ channel: 'email', providerId: 'sendgrid' })).toBe('?channel=email&provider=sendgrid');
    expect(selectionQuery({})).toBe('');
  });

  it('on another channel, selects the provider visited last there, else a popular one', () => {
    expect(providerOfChannel(providers, 'sms', ['plivo', 'twilio', 'sendgrid'])?.id).toBe('twilio');
    expect(providerOfChannel(providers, 'email', [])?.id).toBe('mailgun');
    expect(providerOfChannel(providers, 'in_app', [])?.id).toBe('novu');
  });
});
