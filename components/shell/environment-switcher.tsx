'use client';

import { ChevronsUpDown, LoaderCircle, Settings2 } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';
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
import type { EnvironmentView } from '@/lib/environments/types';
import { useSwitchEnvironment } from './use-switch-environment';

export interface EnvironmentSwitcherProps {
  environments: readonly EnvironmentView[];
  current: EnvironmentView;
  onSwitch: (id: string) => Promise<void>;
  /** Link to the page that creates and renames environments, when it exists. */
  manageHref?: string;
  className?: string;
}

export function EnvironmentSwitcher({
  environments,
  current,
  onSwitch,
  manageHref,
  className,
}: EnvironmentSwitcherProps) {
  const { pending, switchTo } = useSwitchEnvironment(current.id, onSwitch);

  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        data-env-color={current.color}
        aria-busy={pending || undefined}
        className={cn(
          'flex h-8 min-w-0 items-center gap-2 rounded-md border border-env-border bg-env-bg pr-1.5 pl-2.5 text-base font-medium text-env-fg pointer-coarse:h-10',
          className,
        )}
      >
        <EnvironmentDot className="bg-current" />
        <span className="min-w-0 truncate">
          <span className="sr-only">Environment: </span>
          {current.name}
        </span>
        {pending ? (
          <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin" />
        ) : (
          <ChevronsUpDown aria-hidden className="size-4 shrink-0" />
        )}
      </DropdownMenuTrigger>
      <DropdownMenuContent className="w-60">
        <DropdownMenuLabel>Environment</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={current.id} onValueChange={switchTo}>
          {environments.map((environment) => (
            <DropdownMenuRadioItem key={environment.id} value={environment.id} data-env-color={environment.color}>
              <EnvironmentDot />
              <span className="min-w-0 truncate">{environment.name}</span>
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        {manageHref && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem asChild>
              <Link href={manageHref}>
                <Settings2 aria-hidden />
                Manage environments
              </Link>
            </DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** Needs `data-env-color` on itself or above it. */
export function EnvironmentDot({ className }: { className?: string }) {
  return <span aria-hidden className={cn('size-2 shrink-0 rounded-full bg-env', className)} />;
}
