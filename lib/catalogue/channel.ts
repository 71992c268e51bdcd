/** The five channels, in the order every list shows them. The words are the API's (docs/rules/api.md, "POST /v1/integrations"). */
export const CHANNELS = ['in_app', 'email', 'sms', 'chat', 'push'] as const;

export type Channel = (typeof CHANNELS)[number];

/** Channels that keep a ranking with one primary; the others stay at priority 0. */
export const RANKED_CHANNELS = ['email', 'sms'] as const satisfies readonly Channel[];

export function isRankedChannel(channel: Channel): boolean {
  return (RANKED_CHANNELS as readonly Channel[]).includes(channel);
}

/** What a person reads for a channel. */
export const CHANNEL_LABELS: Readonly<Record<Channel, string>> = {
  in_app: 'In-app',
  email: 'E-mail',
  sms: 'SMS',
  chat: 'Chat',
  push: 'Push',
};
