/**
 * A text as a URL, or null if it is not one. Not URL.canParse: on Node 20, once V8 has optimized it, it refuses a
 * letter such as "ä" (its fast path takes Latin-1 for UTF-8).
 */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
