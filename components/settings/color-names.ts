import type { EnvironmentColor } from '@/lib/environments/types';

/** The names of environment colors. */
export const COLOR_NAMES: Readonly<Record<EnvironmentColor, string>> = {
  gray: 'Grey',
  blue: 'Blue',
  teal: 'Teal',
  green: 'Green',
  amber: 'Amber',
  orange: 'Orange',
  red: 'Red',
  violet: 'Violet',
};
