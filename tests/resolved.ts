import { expect } from 'vitest';

import type { Channel } from '@/lib/catalogue/channel';
import { toBrief } from '@/lib/integrations/candidate';
import type { ResolveAnswer } from '@/lib/integrations/select/resolve';
import { selectIntegration } from '@/lib/integrations/select/select';
import { toIntegrationView } from '@/lib/integrations/view';
import { db } from '@/lib/server/database/db';

import type { Send } from './storm';
import type { World } from './world';

export const RESOLVE_CHANNELS = ['email', 'sms', 'push', 'in_app'] as const;

const CONTEXT = { payload: { vip: 'true' } };

/** The answer of resolve for a context that matches the conditions of a storm. */
export async function resolved(send: Send, key: string, channel: Channel): Promise<ResolveAnswer> {
  const answer = await send('/v1/integrations/resolve', { method: 'POST', key, body: { channel, context: CONTEXT } });
  expect(answer.status, answer.text).toBe(200);
  return answer.body as ResolveAnswer;
}

/** The expected answer: read from the current rows, bypassing every cache of a process. */
export async function resolvedFromRows({ environmentId }: World, channel: Channel): Promise<ResolveAnswer> {
  const rows = await db().integration.findMany({ where: { environmentId, channel, active: true, deletedAt: null } });
  const query = { channel, context: CONTEXT, now: new Date() };
  const { rule, winner, matches } = selectIntegration(rows, query);
  const won = rows.find(({ id }) => id === winner?.id);
  const integration = won ? toIntegrationView(won, 'public') : null;
  // As sent: undefined keys are absent.
  return JSON.parse(JSON.stringify({ channel, rule, integration, matches: matches.map(toBrief) })) as ResolveAnswer;
}
