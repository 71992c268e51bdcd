import 'server-only';

import type { Handler } from 'hono';

import { AppError } from '@/lib/server/errors';

import type { ApiEnv } from './types';

/** Answers every method that a route does not support, and names the supported ones. */
export function methodNotAllowed(allowed: string): Handler<ApiEnv> {
  return (c) => {
    c.header('Allow', allowed);
    throw new AppError('method_not_allowed', `This route has the methods ${allowed}.`);
  };
}
