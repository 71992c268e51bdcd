'use client';

import { ChevronsUpDown, LoaderCircle } from 'lucide-react';
import { lazy } from 'react';

import { cn } from '@/components/ui/cn';
import { EnvironmentDot } from '@/components/ui/environment-dot';
import { MenuButton } from '@/components/ui/menu-button';

import type { EnvironmentItemsProps } from './environment-items';
import { useSwitchEnvironment } from './use-switch-environment';

const EnvironmentItems = lazy(() =>
  import('./environment-items').then((module) => ({ default: module.EnvironmentItems })),
);

export interface EnvironmentSwitcherProps extends Omit<EnvironmentItemsProps, 'onChoose'> {
  className?: string;
}

export function EnvironmentSwitcher({ environments, current, manageHref, className }: EnvironmentSwitcherProps) {
  const { pending, switchTo } = useSwitchEnvironment(current, environments);

  return (
    <MenuButton
      data={{ 'data-env-color': current.color }}
      isBusy={pending}
      menuClassName="w-60"
      className={cn(
        'flex h-8 min-w-0 items-center gap-2 rounded-md border border-env-border bg-env-bg pr-1.5 pl-2.5 text-base font-medium text-env-fg pointer-coarse:h-10',
        className,
      )}
      items={
        <EnvironmentItems
          environments={environments}
          current={current}
          onChoose={switchTo}
          {...(manageHref && { manageHref })}
        />
      }
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
    </MenuButton>
  );
}
