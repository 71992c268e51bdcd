import { cn } from '@/components/ui/cn';

const INKS: Readonly<Record<string, string>> = {
  get: 'text-info-fg',
  post: 'text-success-fg',
  put: 'text-warning-fg',
  patch: 'text-warning-fg',
  delete: 'text-danger-fg',
};

export interface MethodProps {
  method: string;
  className?: string;
}

/** An HTTP method. Its color only supports the text. */
export function Method({ method, className }: MethodProps) {
  return <span className={cn('font-mono text-xs font-semibold', INKS[method], className)}>{method.toUpperCase()}</span>;
}
