'use client';

import { usePathname } from 'next/navigation';
import { useId, type ReactNode } from 'react';

import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import { useOwnPath } from '@/components/ui/own-paths';

export interface NavItem {
  href: string;
  label: string;
  /** A lucide element, 16 px. Absent for items of a group. */
  icon?: ReactNode;
}

/** A single page, or a named group of pages. */
export type NavEntry = NavItem | { label: string; icon?: ReactNode; items: readonly NavItem[] };

export interface NavListProps {
  entries: readonly NavEntry[];
  /** Called after a click on a link, so that the sheet closes. */
  onNavigate?: () => void;
}

export function NavList({ entries, onNavigate }: NavListProps) {
  const pathname = usePathname();
  const at = useOwnPath();
  const prefix = useId();
  const link = (item: NavItem) => (
    <li key={item.href}>
      <NavLink item={item} current={isUnder(pathname, at(item.href))} onNavigate={onNavigate} />
    </li>
  );
  return (
    <ul className="grid gap-0.5">
      {entries.map((entry, index) =>
        'items' in entry ? (
          <li key={entry.label} className="mt-4 grid gap-0.5">
            <p
              id={`${prefix}-${index}`}
              className="flex items-center gap-2.5 px-2.5 pb-1 text-xs font-medium text-text-muted"
            >
              {entry.icon}
              {entry.label}
            </p>
            <ul aria-labelledby={`${prefix}-${index}`} className="grid gap-0.5">
              {entry.items.map((item) => link(item))}
            </ul>
          </li>
        ) : (
          link(entry)
        ),
      )}
    </ul>
  );
}

interface NavLinkProps {
  item: NavItem;
  current: boolean;
  onNavigate: (() => void) | undefined;
}

function NavLink({ item, current, onNavigate }: NavLinkProps) {
  return (
    <Link
      href={item.href}
      {...(onNavigate && { onClick: onNavigate })}
      aria-current={current ? 'page' : undefined}
      className={cn(
        'flex h-8 items-center gap-2.5 rounded-md px-2.5 text-base pointer-coarse:h-11 [&_svg]:size-4 [&_svg]:shrink-0',
        'focus-visible:outline-offset-[-2px]',
        current ? 'bg-accent-bg font-medium text-accent-text' : 'text-text hover:bg-hover [&_svg]:text-text-muted',
      )}
    >
      {/* Without an icon, the label still aligns with the labels that have one. */}
      {item.icon ?? <span className="w-4 shrink-0" />}
      <span className="truncate">{item.label}</span>
    </Link>
  );
}

function isUnder(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
