type Asker = () => Promise<boolean>;

let asker: Asker | undefined;
let asked: Promise<boolean> | undefined;

/**
 * Asks the person to sign in again, over the page. Out: whether they did. Calls that wait at the same time share one
 * question. Without a page that can ask, the answer is no.
 */
export function askToSignIn(): Promise<boolean> {
  asked ??= (asker?.() ?? Promise.resolve(false)).finally(() => {
    asked = undefined;
  });
  return asked;
}

/** Makes `ask` the page's way of asking. Out: undoes that. */
export function answerSignIn(ask: Asker): () => void {
  asker = ask;
  return () => {
    if (asker === ask) asker = undefined;
  };
}
