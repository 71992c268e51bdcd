import type { Context } from '@/lib/server/context';

/** What the middlewares leave for the handlers. */
export interface ApiEnv {
  Variables: {
    requestId: string;
    now: Date;
    ctx: Context;
  };
}
