/**
 * A text as a URL, or null when it is none. Not URL.canParse: on Node 20, once it has run hot, that refuses what has a
 * letter such as "ä" (its fast path takes Latin-1 for UTF-8).
 */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
