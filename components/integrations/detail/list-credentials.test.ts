import { describe, expect, it } from 'vitest';

import { stateOf } from '@/components/integrations/model/integration-state';
import { toPublicProvider } from '@/lib/catalogue/public-provider';
import type { IntegrationView } from '@/lib/integrations/types';
import { findProvider } from '@/lib/providers';

import { credentialFacts } from './list-credentials';

const AT = '2026-11-20T10:00:00.000Z';
const sendgrid = toPublicProvider(findProvider('sendgrid')!);

function view(rest: Partial<IntegrationView>): IntegrationView {
  return {
    _id: '1',
    _environmentId: '2',
    _organizationId: '3',
    name: 'Mail',
    identifier: 'mail',
    providerId: 'sendgrid',
    channel: 'email',
    credentials: {},
    secrets: {},
    active: false,
    deleted: false,
    primary: false,
    priority: 0,
    conditions: [],
    createdAt: AT,
    updatedAt: AT,
    ...rest,
  };
}

describe('credentialFacts', () => {
  it('lists secrets as set, other values plainly, and missing ones', () => {
    const state = { set: true, fingerprint: '0a1b2c3d', updatedAt: AT } as const;
    expect(
      credentialFacts(view({ credentials: { region: 'eu', from: 'a@b.de' }, secrets: { apiKey: state } }), sendgrid),
    ).toEqual([
      { key: 'apiKey', label: 'API Key', told: 'secret', state },
      { key: 'region', label: 'Region', told: 'text', text: 'EU' },
      { key: 'ipPoolName', label: 'IP Pool Name', told: 'nothing', required: false },
      { key: 'from', label: 'From email address', told: 'text', text: 'a@b.de' },
      { key: 'senderName', label: 'Sender name', told: 'nothing', required: true },
    ]);
  });

  it('never includes a secret’s value or a value under an unused key', () => {
    const facts = credentialFacts(view({ credentials: { apiKey: 'SG.secret', title: 'secret too' } }), sendgrid);
    expect(JSON.stringify(facts)).not.toMatch(/SG\.secret|secret too/);
    expect(facts.at(-1)).toEqual({ key: 'title', label: 'title', told: 'secret', state: undefined });
  });

  it('shows booleans as yes and no, and an object as JSON', () => {
    const smtp = toPublicProvider(findProvider('nodemailer')!);
    const facts = credentialFacts(
      view({ credentials: { secure: true, requireTls: false, tlsOptions: { minVersion: 'TLSv1.2' } } }),
      smtp,
    );
    expect(facts.find(({ key }) => key === 'secure')).toMatchObject({ text: 'Yes' });
    expect(facts.find(({ key }) => key === 'requireTls')).toMatchObject({ text: 'No' });
    expect(facts.find(({ key }) => key === 'tlsOptions')).toMatchObject({
      told: 'document',
      text: '{\n  "minVersion": "TLSv1.2"\n}',
    });
  });

  it('works without a provider', () => {
    expect(credentialFacts(view({ secrets: { apiKey: { set: true, updatedAt: AT } } }), undefined)).toHaveLength(1);
  });
});

describe('stateOf', () => {
  it('is draft while a required value is missing', () => {
    expect(stateOf(view({ active: true }), sendgrid.fields)).toBe('active');
    expect(stateOf(view({}), sendgrid.fields)).toBe('draft');
    const whole = view({
      credentials: { from: 'a@b.de', senderName: 'A' },
      secrets: { apiKey: { set: true, updatedAt: AT } },
    });
    expect(stateOf(whole, sendgrid.fields)).toBe('inactive');
    expect(stateOf(view({}))).toBe('inactive');
  });
});
