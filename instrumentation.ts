import type { Instrumentation } from 'next';

/** Logs what fails in a page under the reference that the page shows. Next itself logs nothing of it. */
export const onRequestError: Instrumentation.onRequestError = async (thrown, { method }, { routePath, routeType }) => {
  // Loaded here: Next also loads this file where there is no Node.
  const { log, loggableError } = await import('@/lib/server/log');
  const digest = typeof thrown === 'object' && thrown !== null && 'digest' in thrown ? thrown.digest : undefined;
  log.error(
    { reference: digest, method, route: routePath, kind: routeType, error: loggableError(thrown) },
    'a page failed',
  );
};
