import 'server-only';

/** A start that cannot go on: one sentence for the console that names the cause and the remedy. */
export class StartError extends Error {
  override name = 'StartError';
}
