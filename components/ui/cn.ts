import { clsx, type ClassValue } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

// `text-code` is a size of ours; unknown to tailwind-merge it would count as a colour.
const merge = extendTailwindMerge({ extend: { theme: { text: ['code'], shadow: ['float'] } } });

/** Joins class names; of two that set the same property the later wins. */
export function cn(...values: ClassValue[]): string {
  return merge(clsx(values));
}
