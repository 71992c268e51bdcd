/** Asks whether to leave, and calls `go` if the person confirms. */
type Ask = (go: () => void) => void;

const guards = new Set<Ask>();

/** Installs a guard that every exit from the page must pass. Returns a function that removes it. */
export function guardLeaving(ask: Ask): () => void {
  guards.add(ask);
  return () => guards.delete(ask);
}

/** Runs an action that leaves or replaces the page: at once, or after the page's guard has confirmed it. */
export function leaveThen(go: () => void): void {
  const ask = [...guards].at(-1);
  if (ask) ask(go);
  else go();
}
