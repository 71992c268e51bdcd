import type { APIRequestContext } from '@playwright/test';

import { ACCOUNT } from './account';
import { expect } from './fixtures';

const KINDS = [
  { providerId: 'sendgrid', channel: 'email', credentials: { apiKey: 'SG.row', from: 'a@b.example', senderName: 'A' } },
  { providerId: 'postmark', channel: 'email', credentials: {} },
  { providerId: 'twilio', channel: 'sms', credentials: {} },
  { providerId: 'discord', channel: 'chat', credentials: {} },
] as const;

/** Creates many integrations over REST, a few at a time: the nth is called "Row n". */
export async function createRows(request: APIRequestContext, url: string, count: number): Promise<void> {
  const headers = { Authorization: `ApiKey ${ACCOUNT.apiKey}` };
  const at = Array.from({ length: count }, (_, index) => index);
  for (let start = 0; start < count; start += 20)
    await Promise.all(
      at.slice(start, start + 20).map(async (n) => {
        const kind = KINDS[n % KINDS.length];
        const data = { ...kind, name: `Row ${n}`, identifier: `row-${n}`, active: kind?.providerId === 'sendgrid' };
        const answer = await request.post(`${url}/v1/integrations`, { headers, data });
        expect(answer.status(), await answer.text()).toBe(201);
      }),
    );
}
