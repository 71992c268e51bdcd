'use client';

import { lazy, useTransition } from 'react';

import { callSilentAction } from '@/components/actions/call-action';
import { leaveThen } from '@/components/leaving/leaving';
import { MenuButton } from '@/components/ui/menu-button';
import { toast } from '@/components/ui/toast';

import type { ShellUser } from './user-menu-items';

const UserMenuItems = lazy(() => import('./user-menu-items').then((module) => ({ default: module.UserMenuItems })));

export interface UserMenuProps {
  user: ShellUser;
  /** Shown below the email address, such as the organization and the role. */
  detail?: string;
  onSignOut: () => Promise<void>;
}

export function UserMenu({ user, detail, onSignOut }: UserMenuProps) {
  const [pending, startTransition] = useTransition();

  function signOut() {
    startTransition(async () => {
      const answer = await callSilentAction(onSignOut);
      if (!answer.ok) toast.error('You are still signed in', { description: answer.error.message });
    });
  }

  return (
    <MenuButton
      label={`Account: ${user.name}`}
      isBusy={pending}
      align="end"
      menuClassName="w-60"
      className="grid size-8 shrink-0 place-items-center rounded-full border border-border-strong bg-subtle text-xs font-medium text-text hover:bg-hover pointer-coarse:size-10"
      items={<UserMenuItems user={user} detail={detail} isLeaving={pending} onSignOut={() => leaveThen(signOut)} />}
    >
      {initials(user.name)}
    </MenuButton>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends.map((word) => firstLetter(word ?? '')).join('') || '?';
}

/** The first visible character, never half a surrogate pair. */
function firstLetter(word: string): string {
  const [first] = new Intl.Segmenter('en').segment(word);
  return (first?.segment ?? '').toLocaleUpperCase('en');
}
