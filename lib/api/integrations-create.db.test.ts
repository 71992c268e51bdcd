import { describe, expect, it } from 'vitest';

import { api } from './app';

describe('smoke', () => {
  it('answers', async () => {
    const { createFirstAccount } = await import('@/lib/accounts/service');
    const key = 'k'.repeat(40);
    expect(await createFirstAccount({ name: 'a', email: 'a@b.de', password: 'x'.repeat(12), organizationName: 'O', apiKey: key }, new Date(), 'r')).toBe(true);
    const r = await api.request('/v1/integrations', { method: 'POST', headers: { authorization: `ApiKey ${key}`, 'content-type': 'application/json', 'idempotency-key': 'a' }, body: JSON.stringify({ providerId: 'sendgrid', channel: 'email', active: true, credentials: { apiKey: 'SG.abcdefghijklmnop', from: 'a@b.de', senderName: 'X', hmac: true }, check: true }) });
    console.log(r.status, await r.json());
    const l = await api.request('/v1/integrations?q=%25', { headers: { authorization: `ApiKey ${key}` } });
    console.log(l.status, await l.json());
  });
});
