import 'server-only';

/** A failed startup: one sentence for the console that names the cause and the remedy. */
export class StartError extends Error {
  override name = 'StartError';
}
