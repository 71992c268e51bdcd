'use client';

import { LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';

import {
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
} from '@/components/ui/dropdown-menu';

const THEMES = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'system', label: 'System', icon: Monitor },
] as const;

export interface ShellUser {
  name: string;
  email: string;
}

export interface UserMenuItemsProps {
  user: ShellUser;
  detail: string | undefined;
  isLeaving: boolean;
  onSignOut: () => void;
}

/** The signed-in user, the theme, and the sign-out button. */
export function UserMenuItems({ user, detail, isLeaving, onSignOut }: UserMenuItemsProps) {
  const { theme, setTheme } = useTheme();
  return (
    <>
      <div className="px-2 pt-1.5 pb-2">
        <p className="truncate font-medium">{user.name}</p>
        <p className="truncate text-sm text-text-muted">{user.email}</p>
        {detail && <p className="truncate text-sm text-text-muted">{detail}</p>}
      </div>
      <DropdownMenuSeparator />
      <DropdownMenuLabel id="theme-choice">Theme</DropdownMenuLabel>
      <DropdownMenuRadioGroup aria-labelledby="theme-choice" value={theme ?? 'system'} onValueChange={setTheme}>
        {THEMES.map(({ value, label, icon: Icon }) => (
          // The menu stays open: the choice takes effect at once and can be changed again.
          <DropdownMenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
            <Icon aria-hidden />
            {label}
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
      <DropdownMenuSeparator />
      <DropdownMenuItem disabled={isLeaving} onSelect={onSignOut}>
        <LogOut aria-hidden />
        Sign out
      </DropdownMenuItem>
    </>
  );
}
