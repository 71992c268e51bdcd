import { ANNOUNCER_ID } from './announce';

/** The single live region that `announce()` writes to. */
export function Announcer() {
  return <div id={ANNOUNCER_ID} aria-live="polite" aria-atomic="true" className="sr-only" />;
}
