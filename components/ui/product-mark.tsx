export interface ProductMarkProps {
  className?: string;
}

/** A semaphore: the post, the arm raised to clear, the lamp. In the text's color. Same shapes as app/icon.svg. */
export function ProductMark({ className = 'size-5' }: ProductMarkProps) {
  return (
    <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden className={className}>
      <rect x="2.5" y="2" width="3.75" height="20" />
      <path d="M8.25 8.4 21.5 2.5v5L8.25 13.4z" />
      <circle cx="12" cy="18.25" r="3.75" />
    </svg>
  );
}
