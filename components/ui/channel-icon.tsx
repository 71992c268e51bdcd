import { BellRing, Inbox, Mail, MessageSquareText, MessagesSquare, type LucideIcon } from 'lucide-react';

import type { Channel } from '@/lib/catalogue/channel';

import { cn } from './cn';

const ICONS: Readonly<Record<Channel, LucideIcon>> = {
  in_app: Inbox,
  email: Mail,
  sms: MessageSquareText,
  chat: MessagesSquare,
  push: BellRing,
};

export interface ChannelIconProps {
  channel: Channel;
  className?: string;
}

export function ChannelIcon({ channel, className }: ChannelIconProps) {
  const Icon = ICONS[channel];
  return <Icon aria-hidden className={cn('size-4 shrink-0', className)} />;
}
