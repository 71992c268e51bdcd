import { Blocks, BookOpen, FlaskConical, KeyRound } from 'lucide-react';

import type { NavEntry } from '@/components/shell/nav-list';

/** What there is to go to, in the order of use. */
export const NAVIGATION: readonly NavEntry[] = [
  { href: '/integrations', label: 'Integrations', icon: <Blocks aria-hidden className="size-4" /> },
  { href: '/playground', label: 'Playground', icon: <FlaskConical aria-hidden className="size-4" /> },
  { href: '/docs', label: 'API reference', icon: <BookOpen aria-hidden className="size-4" /> },
  {
    label: 'Settings',
    items: [{ href: '/settings/api-keys', label: 'API keys', icon: <KeyRound aria-hidden className="size-4" /> }],
  },
];
