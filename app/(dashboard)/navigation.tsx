import {
  ArrowLeftRight,
  Blocks,
  BookOpen,
  FlaskConical,
  KeyRound,
  Layers,
  LockKeyhole,
  ScrollText,
  Users,
} from 'lucide-react';

import type { NavEntry } from '@/components/shell/nav-list';

/** The pages of the navigation, most used first. */
export const NAVIGATION: readonly NavEntry[] = [
  { href: '/integrations', label: 'Integrations', icon: <Blocks aria-hidden className="size-4" /> },
  { href: '/playground', label: 'Playground', icon: <FlaskConical aria-hidden className="size-4" /> },
  { href: '/docs', label: 'API reference', icon: <BookOpen aria-hidden className="size-4" /> },
  {
    label: 'Settings',
    items: [
      { href: '/settings/environments', label: 'Environments', icon: <Layers aria-hidden className="size-4" /> },
      { href: '/settings/api-keys', label: 'API keys', icon: <KeyRound aria-hidden className="size-4" /> },
      { href: '/settings/members', label: 'Members', icon: <Users aria-hidden className="size-4" /> },
      { href: '/settings/audit-log', label: 'Audit log', icon: <ScrollText aria-hidden className="size-4" /> },
      { href: '/settings/encryption', label: 'Encryption keys', icon: <LockKeyhole aria-hidden className="size-4" /> },
      {
        href: '/settings/import-export',
        label: 'Import and export',
        icon: <ArrowLeftRight aria-hidden className="size-4" />,
      },
    ],
  },
];
