import type { ReactNode } from 'react';

import { ProductMark } from '@/components/ui/product-mark';

export interface AuthLayoutProps {
  title: string;
  description?: ReactNode;
  children: ReactNode;
}

/** The plain layout outside the shell: sign-in, setup and not-found pages. */
export function AuthLayout({ title, description, children }: AuthLayoutProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <main className="mx-auto grid w-full max-w-md flex-1 grid-cols-1 content-center gap-6 px-4 py-10">
        <div className="grid gap-2">
          <p className="flex items-center gap-2 text-lg font-semibold">
            <ProductMark className="size-6 text-accent-text" />
            Signalbox
          </p>
          <p className="text-pretty text-text-muted">
            Decides which provider sends your e-mail, SMS, chat, push and in-app messages, and keeps the credentials.
          </p>
        </div>
        <div className="grid grid-cols-1 gap-5 rounded-lg border border-border bg-surface p-5 sm:p-6">
          <div className="grid gap-1">
            <h1 className="text-xl font-semibold">{title}</h1>
            {description && <p className="text-pretty text-text-muted">{description}</p>}
          </div>
          {children}
        </div>
      </main>
    </div>
  );
}
