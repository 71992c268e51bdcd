import { describe, expect, it } from 'vitest';

import { AppError, ERROR_CODES } from '@/lib/server/errors';
import { log } from '@/lib/server/log';

import { statusOf, toAppError, toErrorAnswer } from './error-answer';

log.level = 'silent';

const failure = (message: string, code?: string, meta?: object) =>
  Object.assign(new Error(message), code ? { code } : {}, meta ? { meta } : {});
const adapterError = (cause: object) => ({ driverAdapterError: { name: 'DriverAdapterError', cause } });

describe('a thrown error', () => {
  it.each([
    ['a server that is down', failure("Can't reach database server at db:5432", 'P1001')],
    ['a wrong password', failure('Authentication failed', 'P1000')],
    ['a closed connection', failure('Server has closed the connection', 'P1017')],
    ['a transaction that found no connection', failure('Unable to start a transaction in the given time', 'P2028')],
    ['too many connections', failure('Too many database connections opened', 'P2037')],
    ['a deadlock', failure('write conflict or a deadlock', 'P2034')],
    [
      'a raw query to a server that is down',
      failure('Raw query failed', 'P2010', adapterError({ kind: 'DatabaseNotReachable', host: 'db' })),
    ],
    [
      'a raw query that was ended',
      failure('Raw query failed', 'P2010', adapterError({ kind: 'postgres', code: '57P01' })),
    ],
    [
      'a query that was ended',
      failure('terminating connection', 'P2039', adapterError({ kind: 'postgres', code: '57P01' })),
    ],
    ['a pool with nothing free', failure('timeout exceeded when trying to connect')],
    ['a connection that ended', failure('Connection terminated unexpectedly')],
    ['a connection that timed out', failure('Connection terminated due to connection timeout')],
    ['a dead client', failure('Client has encountered a connection error and is not queryable')],
    ['a refused connection', failure('connect ECONNREFUSED', 'ECONNREFUSED')],
  ])('%s is reported as unavailable, 503', (_, thrown) => {
    const error = toAppError(thrown, 'id');
    expect([error.code, statusOf(error.code)]).toEqual(['unavailable', 503]);
    expect(error.message).not.toContain(thrown.message);
  });

  it.each([
    ['a full disk', failure('could not extend file', '53100'), 'The disk of the database is full'],
    [
      'a full disk, by Prisma',
      failure('could not extend file', 'P2039', adapterError({ kind: 'postgres', code: '53100' })),
      'The disk of the database is full',
    ],
    [
      'a replica',
      failure('Raw query failed', 'P2010', adapterError({ originalCode: '25006', kind: 'postgres' })),
      'The database is read-only',
    ],
  ])('%s is reported as what it is, 503', (_, thrown, says) => {
    const error = toAppError(thrown, 'id');
    expect(error.code).toBe('unavailable');
    expect(error.message).toContain(says);
    expect(error.message).not.toContain(thrown.message);
  });

  it.each([
    ['an error of our own making', failure('secret value 42')],
    [
      'a broken query',
      failure('Raw query failed: secret value 42', 'P2010', adapterError({ kind: 'postgres', code: '42703' })),
    ],
    ['a text', 'secret value 42'],
    ['nothing', undefined],
    ['an object', { code: 'P1001' }],
  ])('%s is reported as internal, 500, with only the request id', (_, thrown) => {
    const { body } = toErrorAnswer(thrown, '/v1/x', 'the-request');
    expect(body).toMatchObject({
      statusCode: 500,
      code: 'internal',
      requestId: 'the-request',
      message: expect.stringContaining('the-request'),
    });
    expect(body).not.toHaveProperty('errors');
    expect(JSON.stringify(body)).not.toContain('secret value');
  });

  it('of ours is reported as it is', () => {
    const error = new AppError('conflict', 'Taken.', { identifier: { messages: ['Taken.'] } });
    expect(toErrorAnswer(error, '/v1/x', 'id').body).toEqual({
      statusCode: 409,
      timestamp: expect.stringMatching(/Z$/),
      path: '/v1/x',
      message: 'Taken.',
      code: 'conflict',
      requestId: 'id',
      errors: { identifier: { messages: ['Taken.'] } },
    });
  });
});

it('every code has the status of docs/rules/api.md', () => {
  expect(Object.fromEntries(ERROR_CODES.map((code) => [code, statusOf(code)]))).toEqual({
    bad_request: 400,
    unauthorized: 401,
    forbidden: 403,
    not_found: 404,
    method_not_allowed: 405,
    conflict: 409,
    idempotency_in_progress: 409,
    precondition_failed: 412,
    payload_too_large: 413,
    unsupported_media_type: 415,
    validation_failed: 422,
    credentials_rejected: 422,
    rate_limited: 429,
    internal: 500,
    unavailable: 503,
  });
});
