import { ACCOUNT } from './account';
import type { Group } from './conditions-steps';

const OPERATORS = ['EQUAL', 'NOT_EQUAL', 'LARGER', 'LARGER_EQUAL', 'SMALLER', 'BETWEEN', 'NOT_BETWEEN', 'IN', 'LIKE'];
const SOURCES = ['subscriber', 'tenant', 'payload'] as const;

const group = (value: 'AND' | 'OR', children: Group['children']): Group => ({
  isNegated: false,
  type: 'GROUP',
  value,
  children,
});

/** 199 rules in 24 groups: one more may be added. */
export const LARGE_TREE: readonly Group[] = Array.from({ length: 4 }, (_, top) =>
  group(
    top % 2 === 0 ? 'AND' : 'OR',
    Array.from({ length: 5 }, (_inner, inner) =>
      group(
        inner % 2 === 0 ? 'OR' : 'AND',
        Array.from({ length: top + inner === 7 ? 9 : 10 }, (_leaf, index) => {
          const operator = OPERATORS[index % OPERATORS.length] ?? '';
          const value = operator.endsWith('BETWEEN') ? '10,20' : 'pro';
          return { on: SOURCES[index % 3] ?? '', field: `data.field${top}${inner}${index}`, operator, value };
        }),
      ),
    ),
  ),
);

const KINDS = [
  { providerId: 'sendgrid', channel: 'email', credentials: { apiKey: 'SG.row', from: 'a@b.example', senderName: 'A' } },
  { providerId: 'postmark', channel: 'email', credentials: {} },
  { providerId: 'twilio', channel: 'sms', credentials: {} },
  { providerId: 'discord', channel: 'chat', credentials: {} },
] as const;

/** Creates many integrations over REST, a few at a time: the nth is called "Row n", and one in four is active. */
export async function createRows(url: string, count: number): Promise<void> {
  const headers = { Authorization: `ApiKey ${ACCOUNT.apiKey}`, 'Content-Type': 'application/json' };
  let next = 0;
  const createTheRest = async () => {
    for (let n = next++; n < count; n = next++) {
      const kind = KINDS[n % KINDS.length];
      const active = kind?.providerId === 'sendgrid';
      const body = JSON.stringify({ ...kind, name: `Row ${n}`, identifier: `row-${n}`, active });
      const answer = await fetch(`${url}/v1/integrations`, { method: 'POST', headers, body });
      if (answer.status !== 201) throw new Error(`Row ${n}: ${answer.status} ${await answer.text()}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, createTheRest));
}
