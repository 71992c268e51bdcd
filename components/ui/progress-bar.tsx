export interface ProgressBarProps {
  value: number;
  max: number;
  /** The id of the line that describes the progress. */
  labelledBy: string;
}

export function ProgressBar({ value, max, labelledBy }: ProgressBarProps) {
  return (
    <div
      role="progressbar"
      aria-labelledby={labelledBy}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className="h-1.5 overflow-hidden rounded-full bg-border"
    >
      <div
        className="h-full rounded-full bg-accent transition-[width] duration-200 motion-reduce:transition-none"
        style={{ width: `${max === 0 ? 100 : (value / max) * 100}%` }}
      />
    </div>
  );
}
