/** The outline of text inputs, text areas and selects. Touch screens get 16 px: otherwise iOS zooms into the field. */
export const controlClasses = [
  'w-full min-w-0 rounded-md border border-border-strong bg-surface text-base text-text',
  'placeholder:text-placeholder placeholder:opacity-100 pointer-coarse:text-lg pointer-coarse:tracking-normal',
  'transition-colors duration-100 hover:border-text-muted',
  'focus-visible:border-ring focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-ring',
  'aria-invalid:border-danger-fg aria-invalid:focus-visible:outline-danger-fg',
  'disabled:bg-subtle disabled:text-text-muted disabled:hover:border-border-strong read-only:not-[select]:bg-subtle',
].join(' ');

export type ControlSize = 'sm' | 'md';

export const controlHeights: Readonly<Record<ControlSize, string>> = { sm: 'h-7 px-2', md: 'h-9 px-3' };
