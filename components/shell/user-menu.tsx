'use client';

import { LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { unstable_rethrow } from 'next/navigation';
import { useTransition } from 'react';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { toast } from '@/components/ui/toast';
import { leaveThen } from './leaving';

export interface ShellUser {
  name: string;
  email: string;
}

export interface UserMenuProps {
  user: ShellUser;
  /** Shown under the e-mail address, e.g. the organization and the role. */
  detail?: string;
  onSignOut: () => Promise<void>;
}

const THEMES = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'system', label: 'System', icon: Monitor },
] as const;

export function UserMenu({ user, detail, onSignOut }: UserMenuProps) {
  const { theme, setTheme } = useTheme();
  const [pending, startTransition] = useTransition();

  function signOut() {
    startTransition(async () => {
      try {
        await onSignOut();
      } catch (error) {
        unstable_rethrow(error);
        toast.error('You are still signed in', { description: 'The server could not be reached. Try again.' });
      }
    });
  }

  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Account: ${user.name}`}
        aria-busy={pending || undefined}
        className="grid size-8 shrink-0 place-items-center rounded-full border border-border-strong bg-subtle text-xs font-medium text-text hover:bg-hover pointer-coarse:size-10"
      >
        {initials(user.name)}
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-60">
        <div className="px-2 pt-1.5 pb-2">
          <p className="truncate font-medium">{user.name}</p>
          <p className="truncate text-sm text-text-muted">{user.email}</p>
          {detail && <p className="truncate text-sm text-text-muted">{detail}</p>}
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuLabel id="theme-choice">Theme</DropdownMenuLabel>
        <DropdownMenuRadioGroup aria-labelledby="theme-choice" value={theme ?? 'system'} onValueChange={setTheme}>
          {THEMES.map(({ value, label, icon: Icon }) => (
            // The menu stays open: the choice is seen at once and can be changed again.
            <DropdownMenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
              <Icon aria-hidden />
              {label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem disabled={pending} onSelect={() => leaveThen(signOut)}>
          <LogOut aria-hidden />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends.map((word) => firstLetter(word ?? '')).join('') || '?';
}

/** The first letter as a person sees it, never half a surrogate pair. */
function firstLetter(word: string): string {
  const [first] = new Intl.Segmenter('en').segment(word);
  return (first?.segment ?? '').toLocaleUpperCase('en');
}
