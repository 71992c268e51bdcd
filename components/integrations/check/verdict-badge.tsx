import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';

import { Badge } from '@/components/ui/badge';
import type { CheckVerdict } from '@/lib/checks/types';

export interface VerdictBadgeProps {
  status: CheckVerdict['status'];
  title?: string;
}

/** The verdict of a provider in one word: accepted, rejected or unknown. */
export function VerdictBadge({ status, title }: VerdictBadgeProps) {
  switch (status) {
    case 'accepted':
      return (
        <Badge tone="success" title={title}>
          <CircleCheck aria-hidden />
          Accepted
        </Badge>
      );
    case 'rejected':
      return (
        <Badge tone="danger" title={title}>
          <CircleX aria-hidden />
          Rejected
        </Badge>
      );
    case 'unknown':
      return (
        <Badge tone="warning" title={title}>
          <CircleHelp aria-hidden />
          Unknown
        </Badge>
      );
    default:
      return status satisfies never;
  }
}
