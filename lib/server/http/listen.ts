import 'server-only';

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { limitConnections } from './connections';
import { preparePage } from './page-request';
import { sendRefusal } from './refusal';
import { isApi, normalizeHead } from './request-head';

export type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** A server with the limits of the product. In: its listener, and how long an idle connection stays open. */
export function createEdgeServer(listener: Listener, keepAliveSeconds: number): Server {
  // `normalizeHead` requires a host of all but probes.
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    const refusal = normalizeHead(request);
    if (refusal) sendRefusal(response, refusal);
    else void listener(request, response);
  });
  limitConnections(server, keepAliveSeconds);
  return server;
}

/**
 * `/v1` and what monitors ask go straight to the API, everything else to the pages; without `answerApi`, in development,
 * everything goes to Next. `proxies`: SIGNALBOX_TRUSTED_PROXIES.
 */
export function routeRequests(answerPage: Listener, answerApi: Listener | undefined, proxies: number): Listener {
  return (request, response) => {
    if (isApi(request.url ?? '/')) return (answerApi ?? answerPage)(request, response);
    const refusal = preparePage(request, response, proxies);
    return refusal ? sendRefusal(response, refusal) : answerPage(request, response);
  };
}
