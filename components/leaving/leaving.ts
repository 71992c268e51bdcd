/** Asks whether to leave, and calls `go` when the answer is yes. */
type Ask = (go: () => void) => void;

const guards = new Set<Ask>();

/** From now on nothing leaves the page unasked; what is returned ends that. */
export function guardLeaving(ask: Ask): () => void {
  guards.add(ask);
  return () => guards.delete(ask);
}

/** Does what leaves the page or makes it another's: at once, or when the page's guard was answered. */
export function leaveThen(go: () => void): void {
  const ask = [...guards].at(-1);
  if (ask) ask(go);
  else go();
}
