/**
 * The five channels, in the order of every list. The words are the API's (docs/rules/api.md, "POST /v1/integrations").
 */
export const CHANNELS = ['in_app', 'email', 'sms', 'chat', 'push'] as const;

export type Channel = (typeof CHANNELS)[number];

/** Channels that have a ranking with one primary; the others stay at priority 0. */
export const RANKED_CHANNELS = ['email', 'sms'] as const satisfies readonly Channel[];

export function isRankedChannel(channel: Channel): boolean {
  return (RANKED_CHANNELS as readonly Channel[]).includes(channel);
}

/** The label of a channel. */
export const CHANNEL_LABELS: Readonly<Record<Channel, string>> = {
  in_app: 'In-app',
  email: 'E-mail',
  sms: 'SMS',
  chat: 'Chat',
  push: 'Push',
};
