import { cn } from './cn';
import { Link } from './link';

export interface LinkTabsProps {
  /** Names the set for screen readers. */
  label: string;
  tabs: readonly { href: string; label: string; isCurrent: boolean }[];
  className?: string;
}

/** Tabs that are separate pages: links with their own URLs, styled like Tabs. */
export function LinkTabs({ label, tabs, className }: LinkTabsProps) {
  return (
    <nav aria-label={label} className={cn('border-b border-border', className)}>
      <ul className="flex gap-1 overflow-x-auto overflow-y-hidden [scrollbar-width:none]">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              aria-current={tab.isCurrent ? 'page' : undefined}
              className={cn(
                'relative flex h-9 shrink-0 items-center rounded-sm px-2.5 text-base font-medium text-text-muted hover:text-text pointer-coarse:h-11',
                'after:absolute after:inset-x-2.5 after:bottom-0 after:border-accent focus-visible:outline-offset-[-3px]',
                tab.isCurrent && 'text-text after:border-b-2',
              )}
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
