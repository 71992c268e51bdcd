import { describe, expect, it } from 'vitest';

import { PROVIDERS } from '@/lib/providers';

import type { PaletteIntegration } from './palette-data';
import { findIntegrations, findProviders, hasWords } from './palette-search';

const integration = (
  name: string,
  identifier: string,
  providerId: string,
  providerName: string,
): PaletteIntegration => ({
  name,
  identifier,
  channel: 'email',
  providerId,
  providerName,
});

const INTEGRATIONS = [
  integration('Receipts', 'receipts-eu', 'mailgun', 'Mailgun'),
  integration('Marketing', 'sendgrid-main', 'sendgrid', 'SendGrid'),
  integration('Café alerts', 'cafe', 'nodemailer', 'Custom SMTP'),
];

describe('the palette’s search', () => {
  it.each([
    ['receipts', ['receipts-eu']],
    ['SENDGRID', ['sendgrid-main']],
    ['eu mailgun', ['receipts-eu']],
    ['cafe', ['cafe']],
    ['smtp', ['cafe']],
    ['nothing', []],
    ['', []],
    ['  ', []],
  ])('finds integrations by name, identifier and provider: %j', (search, identifiers) => {
    expect(findIntegrations(INTEGRATIONS, search).map(({ identifier }) => identifier)).toEqual(identifiers);
  });

  it('lists integrations that start with the typed text first, and only a few', () => {
    const many = Array.from({ length: 30 }, (_, index) => integration(`Old mail ${index}`, `id-${index}`, 'x', 'X'));
    const found = findIntegrations([...many, integration('Mail', 'mail', 'x', 'X')], 'mail');
    expect(found[0]?.identifier).toBe('mail');
    expect(found).toHaveLength(8);
  });

  it.each(['sendgrid', 'new sendgrid', 'New SendGrid integration', 'create sendgrd'])(
    'finds the provider in %j',
    (search) => {
      const providers = PROVIDERS.map(({ id, name, channel, aliases, popular = false }) => ({
        id,
        name,
        channel,
        aliases,
        popular,
      }));
      expect(findProviders(providers, search)[0]?.id).toBe('sendgrid');
    },
  );

  it('matches words in any order, and everything without words', () => {
    expect(hasWords('Go to Settings API keys', 'keys settings')).toBe(true);
    expect(hasWords('Go to Settings API keys', '')).toBe(true);
    expect(hasWords('Go to Settings API keys', 'members')).toBe(false);
  });
});
