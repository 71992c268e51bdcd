import { Button } from '@/components/ui/button';

export interface ProgressLineProps {
  id: string;
  /** The progress in words. */
  label: string;
  /** The results so far. */
  detail: string;
  value: number;
  total: number;
  /** The name of the work that a cancel stops: "the checks". */
  cancelled: string;
  onCancel: () => void;
}

/** The progress of long work, with a cancel button. */
export function ProgressLine({ id, label, detail, value, total, cancelled, onCancel }: ProgressLineProps) {
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p id={id} className="tabular font-medium">
          {label}
        </p>
        <p className="tabular mr-auto text-text-muted">{detail}</p>
        <Button size="sm" onClick={onCancel}>
          Cancel<span className="sr-only"> {cancelled}</span>
        </Button>
      </div>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={value}
        className="h-1.5 overflow-hidden rounded-full bg-border"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-200 motion-reduce:transition-none"
          style={{ width: `${(value / Math.max(1, total)) * 100}%` }}
        />
      </div>
    </div>
  );
}
