import 'server-only';

import { hasMark } from '@/lib/server/per-process';

/** The stage at which a request failed; `policy`: our own rules, before any connection; `proxy`: on the way out. */
export type OutboundStage = 'policy' | 'proxy' | 'dns' | 'tcp' | 'tls' | 'http';

const MARK = Symbol.for('signalbox.OutboundError');

/** No answer arrived. It holds a stage and a code, never an address, a name or a text from the other side. */
export class OutboundError extends Error {
  override name = 'OutboundError';
  readonly [MARK] = true;

  constructor(
    readonly stage: OutboundStage,
    readonly code: string,
  ) {
    super(`${stage}: ${code}`);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasMark(value, MARK);
  }
}
