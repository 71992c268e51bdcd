import type { Context } from '@/lib/server/context';

/** What the middlewares pass to the handlers. */
export interface ApiEnv {
  Variables: {
    requestId: string;
    now: Date;
    ctx: Context;
  };
}
