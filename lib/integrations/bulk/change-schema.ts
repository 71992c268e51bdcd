import { z } from 'zod';

import { CHANNELS } from '@/lib/catalogue/channel';

import { type BulkChange, MOST_AT_ONCE } from './plan-changes';

const id = z.string();
const primary = z.literal(true).exactOptional();

/** One unparsed change of many. The operation itself checks whether the integration exists. */
export const bulkChangeSchema: z.ZodType<BulkChange> = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.enum(['activate', 'restore']), id, primary }),
    z.object({ kind: z.enum(['deactivate', 'delete']), id, successorId: id.exactOptional() }),
    z.object({ kind: z.literal('order'), channel: z.enum(CHANNELS), ids: z.array(id) }),
  ],
  { error: 'There is no such change.' },
);

/** The changes of a request. Each is parsed on its own: an invalid one does not affect the others. */
export const bulkChangesSchema = z
  .array(z.unknown(), { error: `changes must be a list of at most ${MOST_AT_ONCE}.` })
  .max(MOST_AT_ONCE, { error: `changes must be a list of at most ${MOST_AT_ONCE}.` });
