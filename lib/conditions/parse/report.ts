import type { Place } from '@/lib/conditions/types';
import { nearest } from '@/lib/text/nearest';

export interface Issue {
  readonly path: Place;
  readonly message: string;
}

/** The findings of a parse so far. One report serves the whole tree, so the limits apply to all of it. */
export interface Report {
  readonly issues: Issue[];
  leaves: number;
  /** Set once more errors would not help: too many errors, or too many leaves. */
  stopped: boolean;
}

/** A body of 1 MiB has room for 100,000 errors; the first ones are enough to fix it. */
const MAX_ISSUES = 50;
const MAX_KEY_CHARACTERS = 60;

/** Records an error, and stops the parse once there are enough. Messages never contain the rejected value. */
export function refuse(report: Report, path: Place, message: string): void {
  if (report.stopped) return;
  report.issues.push({ path, message });
  if (report.issues.length < MAX_ISSUES - 1) return;
  report.issues.push({ path: [], message: `There are more errors; only the first ${MAX_ISSUES - 1} are listed.` });
  report.stopped = true;
}

/** Refuses every key of an object that is not allowed: at the key's own place, by name. */
export function refuseUnknownKeys(
  report: Report,
  path: Place,
  node: object,
  allowed: readonly string[],
  kind: string,
): void {
  for (const key of Object.keys(node)) {
    if (report.stopped) return;
    if (allowed.includes(key)) continue;
    // The place is returned as a key of `errors`: the limit keeps a key of half a megabyte out of it.
    const isLong = key.length > MAX_KEY_CHARACTERS;
    const name = isLong ? `A key of ${key.length} characters` : `The key ${JSON.stringify(key)}`;
    const message = `${name} is unknown in ${kind}${suggestion(key, allowed)} Allowed: ${allowed.join(', ')}.`;
    refuse(report, isLong ? path : [...path, key], message);
  }
}

/** The error for a word outside a closed set: the nearest allowed one, and all of them. */
export function refuseName(report: Report, path: Place, what: string, sent: unknown, allowed: readonly string[]): void {
  const state = sent === undefined ? 'is missing' : typeof sent === 'string' ? 'is unknown' : 'must be text';
  const meant = typeof sent === 'string' ? suggestion(sent, allowed) : '.';
  refuse(report, path, `The ${what} ${state}${meant} Allowed: ${allowed.join(', ')}.`);
}

function suggestion(sent: string, allowed: readonly string[]): string {
  const [near] = nearest(sent, allowed, 1);
  return near === undefined ? '.' : `; did you mean ${near}?`;
}
