import { createOutbound, type Outbound } from '@/lib/checks/outbound';

/** No host resolves: a test never contacts a destination that it did not set up. */
const offline = createOutbound({
  allow: { hosts: [], networks: [] },
  lookup: () => Promise.reject(Object.assign(new Error('No network in tests'), { code: 'ENOTFOUND' })),
  open: () => {
    throw new Error('A test tried to connect to a real address.');
  },
});

let current = offline;

/** The process's way out in tests of the whole API (installed by tests/own-database.ts). */
export const testOutbound = (): Outbound => current;

/** Redirects all checks of this test file to a stand-in. */
export function leadOutboundTo(outbound: Outbound): void {
  current = outbound;
}
