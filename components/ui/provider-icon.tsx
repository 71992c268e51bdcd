import { cn } from './cn';

export interface ProviderIconProps {
  providerId: string;
  /** The brand's name. The icon is hidden from screen readers, because the name appears next to it. */
  name: string;
  /** The width and height of the tile in px. */
  size?: number;
  className?: string;
}

/** The brand's mark on a tile that is light in both themes: most marks are designed for white. */
export function ProviderIcon({ providerId, name, size = 28, className }: ProviderIconProps) {
  const mark = Math.round(size * 0.64);
  return (
    <span
      title={name}
      className={cn('inline-grid shrink-0 place-items-center rounded-md border border-tile-border bg-tile', className)}
      style={{ width: size, height: size }}
    >
      <span
        className="bg-contain bg-center bg-no-repeat"
        style={{
          width: mark,
          height: mark,
          backgroundImage: `url("/provider-icons/${encodeURIComponent(providerId)}.svg")`,
        }}
      />
    </span>
  );
}
