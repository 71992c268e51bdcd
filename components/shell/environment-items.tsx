'use client';

import { Settings2 } from 'lucide-react';

import {
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
} from '@/components/ui/dropdown-menu';
import { EnvironmentDot } from '@/components/ui/environment-dot';
import { Link } from '@/components/ui/link';
import type { EnvironmentView } from '@/lib/environments/types';

export interface EnvironmentItemsProps {
  environments: readonly EnvironmentView[];
  current: EnvironmentView;
  /** The page that creates and renames environments, if the person may use it. */
  manageHref?: string;
  onChoose: (id: string) => void;
}

/** The menu of the environment switcher. */
export function EnvironmentItems({ environments, current, manageHref, onChoose }: EnvironmentItemsProps) {
  return (
    <>
      <DropdownMenuLabel>Environment</DropdownMenuLabel>
      <DropdownMenuRadioGroup value={current.id} onValueChange={onChoose}>
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
    </>
  );
}
