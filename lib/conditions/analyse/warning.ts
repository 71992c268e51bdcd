import type { Place } from '@/lib/conditions/types';

/** The findings of the analysis, most serious first. */
export type WarningCode =
  | 'never_matches'
  | 'always_matches'
  | 'contradiction'
  | 'bounds_crossed'
  | 'bounds_reversed'
  | 'text_compared_with_number'
  | 'not_a_date'
  | 'other_syntax'
  | 'empty_item'
  | 'hidden_characters'
  | 'unknown_operator'
  | 'unknown_source'
  | 'field_shape';

export interface ConditionWarning {
  /** Relative to the array, as in a zod issue: `[0, 'children', 1, 'value']`; `[]` is the whole. */
  readonly path: Place;
  readonly code: WarningCode;
  /** A full sentence that quotes no value. */
  readonly message: string;
}
