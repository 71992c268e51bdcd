'use client';

/** How a reference begins whose page failed because the database did not answer (database-away.ts). */
const AWAY = 'database-away-';

export interface PageFailureProps {
  error: unknown;
  retry: () => void;
}

const BUTTON = 'inline-flex h-9 items-center rounded-md border px-3.5 font-medium';

/** Replaces a page that failed. Plain elements only: every page ships this code, so that it is there when needed. */
export function PageFailure({ error, retry }: PageFailureProps) {
  const digest = errorDigest(error);
  const isAway = digest?.startsWith(AWAY) ?? false;
  return (
    <>
      <h1 className="mb-6 text-2xl font-semibold">This page could not be shown</h1>
      <div
        role="alert"
        className="grid max-w-2xl gap-1 rounded-md border border-danger-border bg-danger-bg px-3 py-2.5 text-text"
      >
        {/* A failure in the browser has no digest, and the server has no record of it. */}
        <p className="font-medium text-danger-fg">
          {isAway
            ? 'The database cannot be reached'
            : `Something went wrong ${digest ? 'on the server' : 'on this page'}`}
        </p>
        <p>
          Nothing you saved is lost.{isAway && ' Try again in a moment.'}
          {digest && ' The server’s log says more under this reference:'}
        </p>
        {digest && <code className="text-code break-all">{digest}</code>}
        <p className="mt-1 flex flex-wrap gap-2">
          <button
            type="button"
            // A failure in the browser, such as code that an update removed, repeats until the page is reloaded.
            onClick={() => (digest ? retry() : window.location.reload())}
            className={`${BUTTON} border-transparent bg-accent text-accent-foreground hover:bg-accent-hover`}
          >
            Try again
          </button>
          {/* A full page load: from a URL of the same page, Next's Link would keep the failure on screen. */}
          {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
          <a href="/integrations" className={`${BUTTON} border-border-strong bg-surface hover:bg-hover`}>
            Go to integrations
          </a>
        </p>
      </div>
    </>
  );
}

/** The reference to the server's log line. The message itself may hold data that a browser must not see. */
function errorDigest(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('digest' in error)) return undefined;
  return typeof error.digest === 'string' ? error.digest : undefined;
}
