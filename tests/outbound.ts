import { createOutbound, type Outbound } from '@/lib/checks/outbound';

/** Nobody is found: what a test did not provide for is never contacted. */
const offline = createOutbound({
  allow: { hosts: [], networks: [] },
  lookup: () => Promise.reject(Object.assign(new Error('No network in tests'), { code: 'ENOTFOUND' })),
  open: () => {
    throw new Error('A test tried to connect to a real address.');
  },
});

let current = offline;

/** The process's way out in tests of the whole API (tests/own-database.ts puts it in place). */
export const testOutbound = (): Outbound => current;

/** Leads all checks of this test file to a stand-in. */
export function leadOutboundTo(outbound: Outbound): void {
  current = outbound;
}
