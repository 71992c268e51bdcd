import 'server-only';

import type { z } from 'zod';

import { placeOf } from '@/lib/text/place';

import { hasMark } from './per-process';

/** Every way in which a request can fail. Routes and pages translate these; no other code knows an HTTP status. */
export const ERROR_CODES = [
  'bad_request',
  'unauthorized',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'conflict',
  'idempotency_in_progress',
  'precondition_failed',
  'payload_too_large',
  'unsupported_media_type',
  'validation_failed',
  'credentials_rejected',
  'rate_limited',
  'internal',
  'unavailable',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Messages by place in the input: `credentials.apiKey`, `conditions[0].children[1].operator`, `query.limit`. */
export type FieldErrors = Record<string, { messages: string[] }>;

/** A body of 1 MiB has room for 80,000 mistakes; a person corrects a few at a time. */
const MOST_COMPLAINTS = 50;

/** The first complaints, and at `body` how many there are in all, if that is more than MOST_COMPLAINTS. */
export function limitComplaints(errors: FieldErrors): FieldErrors {
  const all = Object.entries(errors).flatMap(([place, { messages }]) =>
    messages.map((message) => [place, message] as const),
  );
  if (all.length <= MOST_COMPLAINTS) return errors;
  const counted = [
    ...all.slice(0, MOST_COMPLAINTS - 1),
    ['body', `There are ${all.length} complaints; only the first ${MOST_COMPLAINTS - 1} are listed.`] as const,
  ];
  // A map, because a place may be named like a property that every object has, such as `constructor`.
  const kept = new Map<string, { messages: string[] }>();
  for (const [place, message] of counted)
    kept.set(place, { messages: [...(kept.get(place)?.messages ?? []), message] });
  return Object.fromEntries(kept);
}

const MARK = Symbol.for('signalbox.AppError');

/** An expected failure, with a sentence that may be shown. It never holds a secret or a rejected value. */
export class AppError extends Error {
  override name = 'AppError';
  readonly [MARK] = true;

  readonly errors?: FieldErrors;

  constructor(
    readonly code: ErrorCode,
    message: string,
    /** At most MOST_COMPLAINTS of them are kept, with their count. */
    errors?: FieldErrors,
    /** Seconds until a retry may succeed, if known. */
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
    if (errors) this.errors = limitComplaints(errors);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasMark(value, MARK);
  }
}

/** A 422 with every place that must be corrected. `errors` must not be empty. */
export function validationError(errors: FieldErrors): AppError {
  const places = Object.keys(errors);
  const more = places.length > 1 ? ` and ${places.length - 1} more` : '';
  return new AppError('validation_failed', `The request is not valid: see ${places[0] ?? 'the body'}${more}.`, errors);
}

/** A validation error with one message at one place. */
export function invalid(place: string, message: string): AppError {
  return validationError({ [place]: { messages: [message] } });
}

/** A place is returned as a key of `errors`: the limit keeps a name of half a megabyte out of it. */
const LONGEST_NAME = 60;

/** Converts zod's issues to places and messages. Each unrecognized key gets its own place. */
export function toFieldErrors(issues: readonly z.core.$ZodIssue[], prefix: readonly PropertyKey[] = []): FieldErrors {
  // A map, because a place may be named like a property that every object has, such as `constructor`.
  const errors = new Map<string, { messages: string[] }>();
  const add = (path: readonly PropertyKey[], message: string) => {
    const place = placeOf(path) || 'body';
    const known = errors.get(place);
    if (!known) errors.set(place, { messages: [message] });
    else if (!known.messages.includes(message)) known.messages.push(message);
  };
  const addUnknown = (path: readonly PropertyKey[], key: string) =>
    key.length > LONGEST_NAME
      ? add(path, `A field whose name has ${key.length} characters is not known here. Remove it.`)
      : add([...path, key], 'This field is not known here. Remove it.');
  for (const issue of issues) {
    const path = [...prefix, ...issue.path];
    if (issue.code !== 'unrecognized_keys') add(path, issue.message);
    else for (const key of issue.keys) addUnknown(path, key);
  }
  return Object.fromEntries(errors);
}
