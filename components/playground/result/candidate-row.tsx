import { ChevronRight, CircleCheck, CircleMinus, CircleX, PencilLine, Star, Trophy } from 'lucide-react';

import type { Resolution } from '@/components/playground/playground-state';
import { Badge } from '@/components/ui/badge';
import { ProviderIcon } from '@/components/ui/provider-icon';

import { TraceTree } from './trace-tree';

export interface CandidateRowProps {
  candidate: Resolution['candidates'][number];
  providerName: string;
  /** Whether this is the unsaved integration. */
  isDraft: boolean;
  isWinner: boolean;
  isOpen: boolean;
}

/** One candidate: whether it matched, why it did not win, and its evaluated tree. */
export function CandidateRow({ candidate, providerName, isDraft, isWinner, isOpen }: CandidateRowProps) {
  const { integration, matched, because, trace } = candidate;
  return (
    <li className="grid grid-cols-1 gap-2 px-4 py-3" data-identifier={integration.identifier}>
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1.5">
        <ProviderIcon providerId={integration.providerId} name={providerName} size={28} />
        <div className="min-w-0 flex-[1_1_10rem]">
          <p className="flex min-w-0 flex-wrap items-center gap-x-1.5 font-medium">
            <span className="min-w-0 break-words">{integration.name}</span>
            {integration.primary && (
              <Badge tone="accent">
                <Star aria-hidden /> Primary
              </Badge>
            )}
            {isDraft && (
              <Badge tone="info">
                <PencilLine aria-hidden /> Unsaved
              </Badge>
            )}
          </p>
          <p className="truncate font-mono text-code text-text-muted">{integration.identifier}</p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <MatchedBadge matched={matched} />
          <Badge tone={isWinner ? 'accent' : 'neutral'} className="h-auto min-h-[22px] whitespace-normal break-all">
            {isWinner && <Trophy aria-hidden />}
            <span data-because>{because}</span>
          </Badge>
        </div>
      </div>
      {trace.length > 0 && (
        <details open={isOpen} className="group/tree min-w-0">
          <summary className="flex min-h-6 w-fit cursor-pointer list-none items-center gap-1 rounded-xs text-sm text-text-muted hover:text-text [&::-webkit-details-marker]:hidden">
            <ChevronRight aria-hidden className="size-3.5 shrink-0 transition-transform group-open/tree:rotate-90" />
            Conditions<span className="sr-only"> of {integration.name}</span>
          </summary>
          <div className="min-w-0 pt-2 pl-1">
            <TraceTree trace={trace} />
          </div>
        </details>
      )}
    </li>
  );
}

function MatchedBadge({ matched }: { matched: boolean | null }) {
  if (matched === null)
    return (
      <Badge>
        <CircleMinus aria-hidden /> No conditions
      </Badge>
    );
  return matched ? (
    <Badge tone="success">
      <CircleCheck aria-hidden /> Matches
    </Badge>
  ) : (
    <Badge tone="danger">
      <CircleX aria-hidden /> Does not match
    </Badge>
  );
}
