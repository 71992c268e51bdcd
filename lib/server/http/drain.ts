import 'server-only';

import type { Server, ServerResponse } from 'node:http';

/** A request that takes longer than this at the end of a process is cut off. Docker kills after 10 seconds. */
const LONGEST_MS = 5_000;

/**
 * Prepares a server to be closed under load: call it before its first request. Out: closes the server. Every answer
 * from then on ends its connection, so that busy clients connect elsewhere and no request is cut off.
 */
export function prepareDrain(server: Server): () => Promise<void> {
  const answering = new Set<ServerResponse>();
  let isDraining = false;
  server.prependListener('request', (_request, response: ServerResponse) => {
    if (isDraining) response.setHeader('Connection', 'close');
    answering.add(response);
    response.once('close', () => answering.delete(response));
  });
  return () =>
    new Promise((resolve) => {
      isDraining = true;
      for (const response of answering) if (!response.headersSent) response.setHeader('Connection', 'close');
      server.close(() => resolve());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), LONGEST_MS).unref();
    });
}
