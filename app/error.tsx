'use client';

import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';

export interface ErrorPageProps {
  error: unknown;
  retry: () => void;
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest = errorDigest(error);
  return (
    <main className="mx-auto w-full max-w-2xl px-4 py-10">
      <PageHeader title="This page could not be shown" />
      <Callout
        tone="danger"
        title="Something failed on our side"
        actions={
          <>
            <Button variant="primary" onClick={retry}>
              Try again
            </Button>
            <Button asChild>
              <Link href="/integrations">Go to integrations</Link>
            </Button>
          </>
        }
      >
        <p>Nothing you saved is lost. The server&rsquo;s log says more{digest ? ' under this reference:' : '.'}</p>
        {digest && <code className="text-code break-all">{digest}</code>}
      </Callout>
    </main>
  );
}

/** What ties the page to the server's log line; the message itself may hold what a browser must not see. */
function errorDigest(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('digest' in error)) return undefined;
  return typeof error.digest === 'string' ? error.digest : undefined;
}
