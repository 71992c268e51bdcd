import { Ban, Equal, Replace, Trophy } from 'lucide-react';
import { Fragment } from 'react';

import type { Resolution } from '@/components/playground/playground-state';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { ProviderIcon } from '@/components/ui/provider-icon';
import { TextLink } from '@/components/ui/text-link';
import { spokenChannel } from '@/lib/catalogue/channel-order';
import type { Choice } from '@/lib/integrations/select/preview';

import { CandidateRow } from './candidate-row';
import { ruleWords } from './rule-words';

export interface ResolutionViewProps {
  resolution: Resolution;
  providerName: (id: string) => string;
  isUpdating: boolean;
}

/** The number of trees that start expanded; the rest are collapsed. */
const OPEN_TREES = 10;

/** The winner, the rule that selected it, and every candidate. */
export function ResolutionView({ resolution, providerName, isUpdating }: ResolutionViewProps) {
  const { channel, integration, matches, candidates, draftId, before } = resolution;
  const others = matches.filter(({ _id }) => _id !== integration?._id);
  const isDraft = (id: string | undefined) => id !== undefined && id === draftId;
  return (
    <div className="grid grid-cols-1 gap-6" aria-busy={isUpdating}>
      <div className="grid grid-cols-1 gap-3 rounded-lg border border-border bg-surface px-4 py-4">
        <div className="flex min-w-0 items-start gap-3">
          {integration ? (
            <ProviderIcon providerId={integration.providerId} name={providerName(integration.providerId)} size={36} />
          ) : (
            <Ban aria-hidden className="mt-0.5 size-5 shrink-0 text-text-muted" />
          )}
          <div role="status" aria-atomic className="grid min-w-0 gap-0.5">
            <p className="flex flex-wrap items-center gap-x-1.5 text-lg font-semibold break-words">
              {integration ? (
                <>
                  <Trophy aria-hidden className="size-4 shrink-0 text-accent-text" />
                  <span className="sr-only">Winner: </span>
                  <span className="min-w-0 break-words" data-winner={integration.identifier}>
                    {integration.name}
                  </span>
                </>
              ) : (
                <span data-winner="">Nobody</span>
              )}
            </p>
            <p className="text-pretty" data-rule={resolution.rule}>
              {ruleWords(resolution)}
            </p>
            {integration && (
              <p className="text-sm break-words text-text-muted">
                {providerName(integration.providerId)} ·{' '}
                {isDraft(integration._id) ? (
                  'not saved as it stands'
                ) : (
                  <Link
                    href={`/integrations/${integration.identifier}`}
                    className="rounded-xs font-mono text-code text-accent-text underline decoration-accent-border underline-offset-3 hover:decoration-current"
                  >
                    {integration.identifier}
                  </Link>
                )}
              </p>
            )}
          </div>
        </div>
        {before && <Before before={before} after={resolution} />}
        {others.length > 0 && (
          <p className="border-t border-border pt-3 text-sm break-words text-text-muted">
            Would also be accepted, in this order:{' '}
            {others.map(({ _id, name }, index) => (
              <Fragment key={_id}>
                {index > 0 && ', '}
                <span className="text-text">{name}</span>
              </Fragment>
            ))}
          </p>
        )}
      </div>
      <div className="grid grid-cols-1 gap-2">
        <h3 className="font-semibold">
          Candidates{' '}
          <span className="font-normal text-text-muted tabular-nums">{candidates.length}, in the order asked</span>
        </h3>
        {candidates.length === 0 ? (
          <EmptyState
            headingLevel="p"
            className="py-8"
            title={`No active integration on ${spokenChannel(channel)} to ask`}
            description={
              <>
                None of this channel, and of the provider if one is given, is active in this environment.{' '}
                <TextLink href="/integrations/new">Create one</TextLink> or activate one.
              </>
            }
          />
        ) : (
          <ol className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface">
            {candidates.map((candidate, index) => (
              <CandidateRow
                key={candidate.integration._id}
                candidate={candidate}
                providerName={providerName(candidate.integration.providerId)}
                isDraft={isDraft(candidate.integration._id)}
                isWinner={candidate.integration._id === integration?._id}
                isOpen={index < OPEN_TREES}
              />
            ))}
          </ol>
        )}
      </div>
    </div>
  );
}

/** The result with only the stored integrations. */
function Before({ before, after }: { before: Choice; after: Choice }) {
  const isSame = before.integration?._id === after.integration?._id && before.rule === after.rule;
  const name = before.integration?.name ?? 'nobody';
  const Icon = isSame ? Equal : Replace;
  return (
    <p className="flex gap-2 border-t border-border pt-3 break-words">
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', isSame ? 'text-text-muted' : 'text-warning-fg')} />
      <span className="min-w-0">
        {isSame ? `The same as stored: ${name}.` : `As stored, ${name} wins. ${ruleWords(before)}`}
      </span>
    </p>
  );
}
