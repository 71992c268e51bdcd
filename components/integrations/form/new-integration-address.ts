import { CHANNELS, type Channel } from '@/lib/catalogue/channel';
import type { PublicProvider } from '@/lib/catalogue/public-provider';

/** The selection in the page's URL. A provider determines its channel, whatever the URL says. */
export interface Selection {
  channel: Channel | undefined;
  provider: PublicProvider | undefined;
  /** The requested provider, if the catalog does not list it. */
  unknownProvider?: string;
}

/** Reads `channel` and `provider` from a URL. Unknown values select nothing. */
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

/** The query string that selects a provider, a channel, or nothing. */
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

/**
 * The provider to select after a change of channel: the one last chosen there, else the most popular, else the first.
 */
export function providerOfChannel(
  providers: readonly PublicProvider[],
  channel: Channel,
  visited: readonly string[],
): PublicProvider | undefined {
  const ofChannel = providers.filter((provider) => provider.channel === channel);
  const lastVisited = visited.findLast((id) => ofChannel.some((provider) => provider.id === id));
  return ofChannel.find(({ id }) => id === lastVisited) ?? ofChannel.find(({ popular }) => popular) ?? ofChannel[0];
}
