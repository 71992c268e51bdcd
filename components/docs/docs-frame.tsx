import type { ReactNode } from 'react';

import { Link } from '@/components/ui/link';
import { ProductMark } from '@/components/ui/product-mark';
import { TextLink } from '@/components/ui/text-link';

export interface DocsFrameProps {
  children: ReactNode;
}

/** The frame of the reference for visitors who are not signed in. */
export function DocsFrame({ children }: DocsFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-2 font-medium text-accent-foreground focus:translate-y-0"
      >
        Skip to content
      </a>
      <header className="sticky top-0 z-30 border-b border-border bg-surface">
        <div className="mx-auto flex h-14 w-full max-w-7xl items-center justify-between gap-4 px-4 sm:px-6 lg:px-8">
          <Link href="/docs" className="flex h-8 items-center gap-2 rounded-md text-lg font-semibold">
            <ProductMark className="size-5 text-accent-text" />
            Signalbox
          </Link>
          <TextLink href="/sign-in">Sign in</TextLink>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex-1 px-4 py-6 outline-none sm:px-6 lg:px-8">
        <div className="mx-auto w-full max-w-7xl">{children}</div>
      </main>
    </div>
  );
}
