import 'server-only';

import { z } from 'zod';

/** Next refuses longer ones too. */
const LONGEST = 40_000;

const segment = z.union([
  z.string(),
  z.tuple([
    z.string(),
    z.string(),
    z.string().regex(/^(?:c|oc|d|[cd]i\(\.{1,3}\)|[cd]i\(\.\.\)\(\.\.\))$/),
    z.array(z.string()).nullable(),
  ]),
]);

const routerState: z.ZodType = z.lazy(() =>
  z.tuple([
    segment,
    z.record(z.string(), routerState),
    z.tuple([z.string(), z.string()]).nullish(),
    z.enum(['refetch', 'inside-shared-layout', 'metadata-only']).nullish(),
    z.number().nullish(),
    z.string().optional(),
  ]),
);

/**
 * Whether Next can read its header `Next-Router-State-Tree`. It answers a wrong one with 500 and a stack in the log.
 * The form is that of `flightRouterStateSchema` in next/dist/server/app-render/types.js.
 */
export function isRouterState(header: string): boolean {
  if (header.length > LONGEST) return false;
  try {
    return routerState.safeParse(JSON.parse(decodeURIComponent(header))).success;
  } catch {
    return false;
  }
}
