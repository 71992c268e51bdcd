import { describe, expect, it } from 'vitest';

import {
  editFields,
  otherSecrets,
  readEdit,
  storedValues,
  updateBody,
  type Baseline,
} from '@/components/integrations/form/edit-values';
import type { FormValues, FormOutput } from '@/components/integrations/form/form-values';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import { toPublicProvider } from '@/lib/catalogue/public-provider';
import type { IntegrationView } from '@/lib/integrations/types';
import { findProvider } from '@/lib/providers';

import { rebaseEdit } from './edit-conflict';
import { editResolver } from './edit-resolver';

const smtp = toPublicProvider(findProvider('nodemailer')!);
const secret = (fingerprint: string) => ({ set: true as const, fingerprint, updatedAt: '2026-01-01T00:00:00.000Z' });

const STORED: IntegrationView = {
  _id: '019ab2c4-0000-7000-8000-000000000000',
  _environmentId: '019ab2c4-0000-7000-8000-000000000001',
  _organizationId: '019ab2c4-0000-7000-8000-000000000002',
  name: 'Own SMTP',
  identifier: 'own-smtp',
  providerId: 'nodemailer',
  channel: 'email',
  credentials: { host: 'smtp.example.com', port: '587', from: 'a@example.com', senderName: 'A', requireTls: true },
  secrets: { password: secret('11111111'), apiToken: secret('22222222') },
  active: true,
  deleted: false,
  primary: false,
  priority: 1,
  conditions: [],
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

function baselineOf(integration: IntegrationView = STORED): Baseline {
  const fields = editFields(smtp, integration);
  return { integration, fields, initial: storedValues(integration, fields) };
}

function typed(base: Baseline, { credentials, ...rest }: Partial<FormValues>): FormValues {
  return { ...base.initial, ...rest, credentials: { ...base.initial.credentials, ...credentials } };
}

async function sent(base: Baseline, values: FormValues) {
  const options = { fields: {}, shouldUseNativeValidation: false };
  const { errors, values: output } = await editResolver(base)(values, undefined, options);
  if (Object.keys(errors).length > 0) return { errors, body: undefined };
  return { errors, body: updateBody(readEdit(base, values), output as FormOutput) };
}

describe('an untouched form', () => {
  it('contains no secret and sends nothing', async () => {
    const base = baselineOf();
    expect(base.initial.credentials).toMatchObject({ host: 'smtp.example.com', password: '', requireTls: true });
    expect(readEdit(base, base.initial).changed).toEqual([]);
    expect(await sent(base, base.initial)).toEqual({ errors: {}, body: {} });
  });

  it('lists the secrets under other providers’ keys', () => {
    expect(otherSecrets(smtp, STORED)).toEqual(['apiToken']);
  });
});

describe('the request', () => {
  it('contains the changes, "" for cleared text, and null for a cleared secret', async () => {
    const base = baselineOf();
    const values = typed(base, {
      name: 'Relay',
      credentials: { senderName: 'B', requireTls: false },
      secrets: { password: 'clear', apiToken: 'clear' },
    });
    expect(await sent(base, values)).toEqual({
      errors: {},
      body: { name: 'Relay', credentials: { password: null, senderName: 'B', requireTls: false, apiToken: null } },
    });
    const draft = typed(base, { active: false, credentials: { from: '' } });
    expect((await sent(base, draft)).body).toEqual({ active: false, credentials: { from: '' } });
  });

  it('contains the new secret, and an empty one is rejected', async () => {
    const base = baselineOf();
    const replaced = typed(base, { credentials: { password: 'new' }, secrets: { password: 'replace' } });
    expect((await sent(base, replaced)).body).toEqual({ credentials: { password: 'new' } });
    const empty = typed(base, { secrets: { password: 'replace' } });
    expect((await sent(base, empty)).errors.credentials).toHaveProperty('password');
  });

  it('does not validate untouched stored credentials, even if they violate current rules', async () => {
    const base = baselineOf({ ...STORED, credentials: { host: 'smtp.example.com', port: 'none' } });
    expect((await sent(base, typed(base, { name: 'Renamed' }))).errors).toEqual({});
    const touched = await sent(base, typed(base, { credentials: { senderName: 'C' } }));
    expect(Object.keys(touched.errors.credentials ?? {}).toSorted()).toEqual(['from', 'port']);
  });
});

describe('a changed destination', () => {
  it('requires the kept secrets of known fields again, until it is typed back', async () => {
    const base = baselineOf();
    const moved = typed(base, { credentials: { host: 'smtp.example.org' } });
    const edit = readEdit(base, moved);
    expect(edit.moved?.key).toBe('host');
    expect(edit.phases).toEqual({ password: 'asked', apiToken: 'kept' });
    expect((await sent(base, moved)).errors.credentials).toHaveProperty('password');
    const given = typed(base, { credentials: { host: 'smtp.example.org', password: 'again' } });
    expect((await sent(base, given)).body).toEqual({ credentials: { host: 'smtp.example.org', password: 'again' } });
    expect(readEdit(base, typed(base, { credentials: { host: 'smtp.example.com' } })).phases.password).toBe('kept');
  });
});

describe('rebaseEdit', () => {
  it('keeps typed values, takes other people’s changes, and lists the overlaps', () => {
    const base = baselineOf();
    const mine = typed(base, {
      name: 'Mine',
      credentials: { senderName: 'My sender', password: 'typed' },
      secrets: { password: 'replace' },
    });
    const integration: IntegrationView = {
      ...STORED,
      name: 'Theirs',
      credentials: { ...STORED.credentials, from: 'theirs@example.com' },
      secrets: { ...STORED.secrets, password: secret('33333333') },
      updatedAt: '2026-01-02T00:00:00.000Z',
    };
    const { values, overlaps, baseline } = rebaseEdit(base, mine, {
      integration,
      fields: editFields(smtp, integration),
    });
    expect(values).toMatchObject({
      name: 'Mine',
      credentials: { senderName: 'My sender', password: 'typed', from: 'theirs@example.com' },
      secrets: { password: 'replace' },
    });
    expect(overlaps).toEqual([{ place: 'name', theirs: 'Theirs' }, { place: 'credentials.password' }]);
    expect(readEdit(baseline, values).changedKeys).toEqual(['password', 'senderName'] satisfies CredentialKey[]);
  });
});
