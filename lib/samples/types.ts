import type { Context } from '@/lib/conditions/types';

/** A context saved under a name, to try conditions with. */
export interface SampleView {
  readonly id: string;
  /** Unique in its environment. */
  readonly name: string;
  readonly context: Context;
  readonly createdAt: string;
  readonly updatedAt: string;
}
