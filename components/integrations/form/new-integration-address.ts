import { CHANNELS, type Channel } from '@/lib/catalogue/channel';
import type { PublicProvider } from '@/lib/catalogue/public-provider';

/** What the address of the page asks for. A provider decides its channel, whatever the address says. */
export interface Selection {
  channel: Channel | undefined;
  provider: PublicProvider | undefined;
  /** Asked for, and in no catalogue. */
  unknownProvider?: string;
}

/** Reads `channel` and `provider` of an address. Unknown words are no error: they choose nothing. */
export function readSelection(
  providers: readonly PublicProvider[],
  asked: { channel?: string | null | undefined; providerId?: string | null | undefined },
): Selection {
  const provider = providers.find(({ id }) => id === asked.providerId);
  const channel = provider?.channel ?? CHANNELS.find((each) => each === asked.channel);
  return {
    channel,
    provider,
    ...(asked.providerId && !provider && { unknownProvider: asked.providerId.slice(0, 60) }),
  };
}

/** The query of an address that chooses a provider, a channel, or nothing. */
export function selectionQuery({
  channel,
  providerId,
}: {
  channel?: Channel | undefined;
  providerId?: string | undefined;
}): string {
  const query = new URLSearchParams();
  if (channel) query.set('channel', channel);
  if (providerId) query.set('provider', providerId);
  const text = query.toString();
  return text && `?${text}`;
}

/** The provider that a change of channel leads to: the one chosen there before, else the most used, else the first. */
export function providerOfChannel(
  providers: readonly PublicProvider[],
  channel: Channel,
  visited: readonly string[],
): PublicProvider | undefined {
  const ofChannel = providers.filter((provider) => provider.channel === channel);
  const lastVisited = visited.findLast((id) => ofChannel.some((provider) => provider.id === id));
  return ofChannel.find(({ id }) => id === lastVisited) ?? ofChannel.find(({ popular }) => popular) ?? ofChannel[0];
}
