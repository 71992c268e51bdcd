import 'server-only';

import { AppError, type ErrorCode, type FieldErrors } from '@/lib/server/errors';
import { log, loggableError } from '@/lib/server/log';

/** The API's error object (docs/rules/api.md, "Errors"). */
export interface ErrorBody {
  readonly statusCode: number;
  readonly timestamp: string;
  readonly path: string;
  readonly message: string;
  readonly code: ErrorCode;
  readonly requestId: string;
  readonly errors?: FieldErrors;
}

/** The HTTP status of each code. */
export function statusOf(code: ErrorCode): number {
  switch (code) {
    case 'bad_request':
      return 400;
    case 'unauthorized':
      return 401;
    case 'forbidden':
      return 403;
    case 'not_found':
      return 404;
    case 'method_not_allowed':
      return 405;
    case 'conflict':
    case 'idempotency_in_progress':
      return 409;
    case 'precondition_failed':
      return 412;
    case 'payload_too_large':
      return 413;
    case 'unsupported_media_type':
      return 415;
    case 'validation_failed':
    case 'credentials_rejected':
      return 422;
    case 'rate_limited':
      return 429;
    case 'internal':
      return 500;
    case 'unavailable':
      return 503;
    default:
      return code satisfies never;
  }
}

/** Seconds until a request may be repeated, if its error code alone determines them; else undefined. */
function retryAfterOf(code: ErrorCode): number | undefined {
  return code === 'idempotency_in_progress' || code === 'unavailable' ? 1 : undefined;
}

/**
 * Converts anything thrown to an AppError. Ours stays as it is; a database that is unreachable, overloaded, full or
 * read-only is `unavailable`; everything else is `internal`: logged, and reported with only the request id.
 */
export function toAppError(error: unknown, requestId: string): AppError {
  if (error instanceof AppError) return error;
  const reason = databaseReason(error);
  log.error({ requestId, ...(reason ? { reason } : {}), error: loggableError(error) }, 'unexpected error');
  return reason
    ? new AppError('unavailable', reason)
    : new AppError(
        'internal',
        `Something went wrong here. Tell the operator of this server the request id ${requestId}.`,
      );
}

const AWAY = 'The database cannot be reached at the moment. Try again shortly.';
/** What no second try mends, by PostgreSQL's code (manual, appendix A). */
const OPERATOR_REASONS: Readonly<Record<string, string>> = {
  '53100':
    'The disk of the database is full, so nothing was saved. The operator of this server has to free some space.',
  '25006': 'The database is read-only, so nothing was saved. The operator of this server has to see to it.',
};

/** Why the database failed to do what it should, as a sentence; null if it is not to blame. */
function databaseReason(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  const meta = 'meta' in error ? (JSON.stringify(error.meta) ?? '') : '';
  const postgres = /^P\d{4}$/.test(code) ? (/"(?:code|originalCode)":"([0-9A-Z]{5})"/.exec(meta)?.[1] ?? '') : code;
  return OPERATOR_REASONS[postgres] ?? (isDatabaseAway(error, code, meta) ? AWAY : null);
}

/**
 * Prisma: P1… are connection errors, P2024 and P2037 exhausted connections, P2028 a transaction that got none in time,
 * P2034 a deadlock; P2010 and P2039 hold PostgreSQL's own code in their meta. Errors of pg and its pool have no code.
 */
function isDatabaseAway(error: Error, code: string, meta: string): boolean {
  if (/^(P1\d{3}|P2024|P2028|P2034|P2037|ECONNREFUSED|ECONNRESET)$/.test(code)) return true;
  // PostgreSQL's own codes, from SQL outside Prisma: connections, too few of them, a restart, a deadlock (appendix A).
  if (/^(08\w{3}|28\w{3}|3D000|53300|57P\d\d|40001|40P01)$/.test(code)) return true;
  if (
    /"(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TransactionWriteConflict|08\d{3}|57P\d\d)"/.test(
      meta,
    )
  )
    return true;
  return /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/.test(
    error.message,
  );
}
/** The answer to anything thrown: the body and its headers. `path` is the request's, without its query. */
export function toErrorAnswer(
  thrown: unknown,
  path: string,
  requestId: string,
): { readonly body: ErrorBody; readonly headers: Readonly<Record<string, string>> } {
  const error = toAppError(thrown, requestId);
  const retryAfterSeconds = error.retryAfterSeconds ?? retryAfterOf(error.code);
  return {
    body: toErrorBody(error, path, requestId),
    headers: {
      ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
      ...(error.code === 'unauthorized' ? { 'WWW-Authenticate': 'ApiKey' } : {}),
    },
  };
}

function toErrorBody(error: AppError, path: string, requestId: string): ErrorBody {
  return {
    statusCode: statusOf(error.code),
    timestamp: new Date().toISOString(),
    path,
    message: error.message,
    code: error.code,
    requestId,
    ...(error.errors ? { errors: error.errors } : {}),
  };
}
