import type { Channel } from '@/lib/catalogue/channel';

/** By how often a channel is added; in-app, of which there can be one, comes last. */
export const CHANNEL_ORDER: readonly Channel[] = ['email', 'sms', 'chat', 'push', 'in_app'];
