import { CircleDashed, LoaderCircle, TriangleAlert } from 'lucide-react';

import type { RowCheck } from '@/components/integrations/bulk/check-run';
import { VerdictBadge } from '@/components/integrations/check/verdict-badge';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import { RelativeTime } from '@/components/ui/relative-time';
import type { CheckVerdict } from '@/lib/checks/types';

type ShownVerdict = Pick<CheckVerdict, 'status' | 'message' | 'at' | 'durationMs'>;

export interface RowHealthProps {
  name: string;
  /** The stored verdict. */
  verdict: ShownVerdict | undefined;
  /** The progress of a check from this page. */
  check: RowCheck | undefined;
  /** Whether the provider supports checks. */
  checkable: boolean;
  /** The page of the integration's checks. */
  href: string;
  className?: string;
}

/** The provider's verdict on the stored credentials, its age and the check's duration. */
export function RowHealth({ name, verdict, check, checkable, href, className }: RowHealthProps) {
  if (check && check.step !== 'answered') {
    const isRunning = check.step === 'running';
    return (
      <span className={cn('flex items-center gap-1.5 text-sm text-text-muted', className)}>
        {isRunning ? (
          <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
        ) : (
          <CircleDashed aria-hidden className="size-3.5" />
        )}
        {isRunning ? 'Checking…' : 'Waiting'}
      </span>
    );
  }
  if (check && !check.answer.ok) {
    return (
      <span className={cn('relative z-10', className)} title={check.answer.message}>
        <Badge tone="warning">
          <TriangleAlert aria-hidden />
          Not asked
        </Badge>
        <span className="sr-only">{check.answer.message}</span>
      </span>
    );
  }
  const shown = newest(check?.answer.ok ? check.answer.verdict : undefined, verdict);
  if (!shown) {
    return (
      <span className={cn('text-sm text-text-muted @max-4xl/list:hidden', className)}>
        {checkable ? 'Not checked' : 'No live check'}
      </span>
    );
  }
  return (
    <Link
      href={href}
      title={shown.message}
      className={cn(
        'relative z-10 flex w-fit flex-wrap items-center gap-x-2 gap-y-0.5 rounded-sm text-sm text-text-muted hover:text-text @4xl/list:grid @4xl/list:justify-items-start',
        className,
      )}
    >
      <span className="sr-only">Checks of {name}: </span>
      <VerdictBadge status={shown.status} />
      <span className="tabular whitespace-nowrap">
        <RelativeTime value={shown.at} /> · {shown.durationMs.toLocaleString('en-GB')} ms
      </span>
    </Link>
  );
}

/** The reloaded list may contain a later check than this page's own. */
function newest(own: ShownVerdict | undefined, stored: ShownVerdict | undefined): ShownVerdict | undefined {
  if (!own || !stored) return own ?? stored;
  return own.at < stored.at ? stored : own;
}
