import type { EnvironmentColor } from '@/lib/environments/types';

/** The colours of environments in words. */
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
