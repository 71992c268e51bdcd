import { describe, expect, it } from 'vitest';

import { toPublicProvider } from '@/lib/catalogue/public-provider';
import type { IntegrationEvent } from '@/lib/integrations/read/activity';
import { findProvider } from '@/lib/providers';

import { eventChanges, eventFacts } from './event-changes';
import { eventTitle } from './event-words';

const { fields } = toPublicProvider(findProvider('sendgrid')!);
const event = (action: string, details: Record<string, unknown>): IntegrationEvent => ({
  id: '1',
  action,
  actor: { type: 'user', name: 'Ada' },
  at: '2026-01-01T00:00:00.000Z',
  details,
});

describe('eventChanges', () => {
  it('shows plain values from and to, secrets as fingerprints, and places without values', () => {
    const changes = eventChanges(
      event('integration.updated', {
        changed: ['name', 'active', 'credentials.from', 'credentials.apiKey', 'credentials.region', 'conditions'],
        name: { from: 'A', to: 'B' },
        active: { from: false, to: true },
        credentials: { from: { from: null, to: 'b@example.com' } },
        secrets: { apiKey: { from: '0a1b2c3d', to: null } },
        conditions: { from: 'Always eligible.', to: 'Eligible when …' },
      }),
      fields,
    );
    expect(changes).toEqual([
      { place: 'name', label: 'Name', from: 'A', to: 'B', isSecret: false },
      { place: 'active', label: 'Active', from: 'off', to: 'on', isSecret: false },
      { place: 'credentials.from', label: 'From email address', from: 'not set', to: 'b@example.com', isSecret: false },
      { place: 'credentials.apiKey', label: 'API Key', from: '0a1b2c3d', to: 'not set', isSecret: true },
      { place: 'credentials.region', label: expect.any(String) as string, isSecret: false },
      { place: 'conditions', label: 'Conditions', from: 'Always eligible.', to: 'Eligible when …', isSecret: false },
    ]);
  });

  it('accepts details of any shape', () => {
    for (const details of [{}, { changed: 'name' }, { changed: [1, null, 'constructor', 'name'], name: 'x' }])
      expect(() => eventChanges(event('integration.updated', details), fields)).not.toThrow();
  });
});

describe('eventFacts', () => {
  it('shows the initial values, secrets as fingerprints, and nothing twice', () => {
    const facts = eventFacts(
      event('integration.created', {
        changed: ['name'],
        name: { from: 'A', to: 'B' },
        identifier: 'mail',
        active: true,
        scopes: ['resolve', 'admin'],
        secrets: { apiKey: { set: true, fingerprint: '0a1b2c3d' }, secretKey: { set: true }, region: { from: 'x' } },
      }),
      fields,
    );
    expect(facts.map(({ label, value, isSecret }) => [label, value, isSecret])).toEqual([
      ['Identifier', 'mail', false],
      ['Active', 'on', false],
      ['Scopes', 'resolve, admin', false],
      ['API Key', '0a1b2c3d', true],
      ['secretKey', 'set (too short for a fingerprint)', true],
    ]);
  });
});

describe('eventTitle', () => {
  it('uses the known names and keeps unknown ones', () => {
    expect(eventTitle(event('integration.created', { copyOf: 'x' }))).toBe('made it as a copy');
    expect(eventTitle(event('integration.hummed', {}))).toBe('integration.hummed');
  });
});
