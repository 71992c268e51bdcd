import type { Conditions } from './types';

export function describeConditions(conditions: Conditions): string {
  return String(conditions.length);
}
