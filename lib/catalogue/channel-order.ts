import { CHANNEL_LABELS, type Channel } from './channel';

/** By how often a channel is added; in-app, with at most one integration, comes last. */
export const CHANNEL_ORDER: readonly Channel[] = ['email', 'sms', 'chat', 'push', 'in_app'];

/** A channel's name within a sentence: lower case, except for abbreviations. */
export function spokenChannel(channel: Channel): string {
  const label = CHANNEL_LABELS[channel];
  return label === label.toUpperCase() ? label : label.toLowerCase();
}
