import type { Conditions } from './types';

export interface ConditionWarning {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

export function analyseConditions(_conditions: Conditions): ConditionWarning[] {
  return [];
}
