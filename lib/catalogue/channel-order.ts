import { CHANNEL_LABELS, type Channel } from './channel';

/** By how often a channel is added; in-app, of which there can be one, comes last. */
export const CHANNEL_ORDER: readonly Channel[] = ['email', 'sms', 'chat', 'push', 'in_app'];

/** A channel within a sentence: "e-mail", but "SMS". */
export function spokenChannel(channel: Channel): string {
  const label = CHANNEL_LABELS[channel];
  return label === label.toUpperCase() ? label : label.toLowerCase();
}
