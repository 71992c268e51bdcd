'use client';

import { PageFailure, type PageFailureProps } from './page-failure';

/** Shown when something fails outside the dashboard's shell, or when the shell itself fails. */
export default function ErrorPage(props: PageFailureProps) {
  return (
    <main className="mx-auto w-full max-w-2xl px-4 py-10">
      <PageFailure {...props} />
    </main>
  );
}
