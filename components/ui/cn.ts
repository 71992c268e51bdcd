import { clsx, type ClassValue } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

// `text-code` is a custom size. tailwind-merge would otherwise treat it as a color.
const merge = extendTailwindMerge({ extend: { theme: { text: ['code'], shadow: ['float'] } } });

/** Joins class names. If two set the same property, the later one wins. */
export function cn(...values: ClassValue[]): string {
  return merge(clsx(values));
}
