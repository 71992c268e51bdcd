export interface ProductMarkProps {
  className?: string;
}

/** A semaphore post: the upper arm raised to clear, the lower at stop. One colour, the text's. Same shapes as app/icon.svg. */
export function ProductMark({ className = 'size-5' }: ProductMarkProps) {
  return (
    <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden className={className}>
      <rect x="4" y="3" width="3.5" height="19" rx="1" />
      <rect x="7" y="6.25" width="14" height="4.5" rx="1" transform="rotate(-28 7 8.5)" />
      <rect x="9.5" y="13" width="10.5" height="4.5" rx="1" />
    </svg>
  );
}
