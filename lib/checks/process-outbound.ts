import 'server-only';

import { parseOutboundAllow } from '@/lib/server/outbound-allow';
import { perProcess } from '@/lib/server/per-process';
import { StartError } from '@/lib/server/start-error';

import { createOutbound, type Outbound } from './outbound';
import { proxyFromEnvironment } from './proxy';

/** The way out of this process, from its environment. Throws StartError for an invalid allow list. */
export function processOutbound(): Outbound {
  return perProcess('outbound', () =>
    createOutbound({
      allow: readAllow(process.env['SIGNALBOX_OUTBOUND_ALLOW'] ?? ''),
      proxyFor: proxyFromEnvironment(process.env),
    }),
  );
}

function readAllow(text: string) {
  const allow = text === '' ? { hosts: [], networks: [] } : parseOutboundAllow(text);
  // Startup refuses it first; this covers processes started in another way.
  if (!allow) throw new StartError('Bad configuration: SIGNALBOX_OUTBOUND_ALLOW is not a list of hosts and CIDRs.');
  return allow;
}
