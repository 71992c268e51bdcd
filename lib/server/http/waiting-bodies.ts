import 'server-only';

import { AppError } from '@/lib/server/errors';
import { perProcess } from '@/lib/server/per-process';

const MIB = 1024 * 1024;

/**
 * How many bytes of bodies one door of this process holds while they arrive.
 * @internal
 */
export const MOST_WAITING_BYTES = 64 * MIB;

/** A body up to this size does not count: Node's own buffers of the connection hold as much. */
const UNCOUNTED_BODY_BYTES = 16 * 1024;

/** The API and the pages count apart: pages read a body before they know who sends it, and must not starve the API. */
type Door = 'api' | 'pages';

const waiting = perProcess('waiting-bodies', (): Record<Door, number> => ({ api: 0, pages: 0 }));

/** The memory of one body while it arrives. */
export interface BodyReservation {
  /**
   * Reserves memory for a body of this many bytes in all. Throws `unavailable` with the seconds until another try if the
   * bodies that arrive at the moment fill what is allowed.
   */
  readonly grow: (bytes: number) => void;
  /** Gives it all back; a second call gives back nothing. */
  readonly release: () => void;
}

export function reserveBody(door: Door): BodyReservation {
  let held = 0;
  return {
    grow(bytes) {
      if (bytes <= UNCOUNTED_BODY_BYTES) return;
      if (waiting[door] + bytes - held > MOST_WAITING_BYTES) throw tooMany();
      waiting[door] += bytes - held;
      held = bytes;
    },
    release() {
      waiting[door] -= held;
      held = 0;
    },
  };
}

const tooMany = () =>
  new AppError('unavailable', 'Too many large requests are arriving at the moment. Try again shortly.', undefined, 1);
