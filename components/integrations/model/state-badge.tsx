import { CircleCheck, CirclePause, KeyRound, PencilLine, Star } from 'lucide-react';

import { Badge } from '@/components/ui/badge';

import type { IntegrationState } from './integration-state';

export function StateBadge({ state }: { state: IntegrationState }) {
  switch (state) {
    case 'active':
      return (
        <Badge tone="success">
          <CircleCheck aria-hidden />
          Active
        </Badge>
      );
    case 'draft':
      return (
        <Badge title="Inactive, and something required is missing">
          <PencilLine aria-hidden />
          Draft
        </Badge>
      );
    case 'inactive':
      return (
        <Badge>
          <CirclePause aria-hidden />
          Inactive
        </Badge>
      );
    default:
      return state satisfies never;
  }
}

export function PrimaryBadge() {
  return (
    <Badge tone="accent" title="Sends when no conditions match">
      <Star aria-hidden className="fill-current" />
      Primary
    </Badge>
  );
}

export function NeedsCredentialsBadge() {
  return (
    <Badge tone="warning" title="What is stored cannot be decrypted with the keys at hand">
      <KeyRound aria-hidden />
      Needs credentials
    </Badge>
  );
}
