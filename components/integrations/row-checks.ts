import type { RowCheck } from './bulk-checks';

/** What rows need to be selected and checked. */
export interface RowChecks {
  readonly isSelected: (id: string) => boolean;
  readonly select: (ids: readonly string[], isSelected: boolean) => void;
  /** How far its check from this page is. */
  readonly of: (id: string) => RowCheck | undefined;
  readonly start: (ids: readonly string[]) => void;
}
