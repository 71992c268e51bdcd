import { useQuery } from '@tanstack/react-query';
import { ArrowRight, CircleAlert, CircleMinus, ListPlus, Replace, type LucideIcon } from 'lucide-react';

import type { ActionFailure } from '@/components/actions/call-action';
import { queryAnswer } from '@/components/actions/query-action';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { TextLink } from '@/components/ui/text-link';
import type { Choice, Comparison, SampleChange } from '@/lib/integrations/select/preview';

import type { CompareAction } from './playground-actions';
import type { UnsavedIntegration } from './playground-state';

export interface WhatWouldChangeProps {
  /** Undefined: the dialog is closed. */
  draft: UnsavedIntegration | undefined;
  environmentId: string;
  compareAction: CompareAction;
  onClose: () => void;
}

/** The effect of saving an integration on the environment's saved samples. Nothing is saved. */
export function WhatWouldChange({ draft, onClose, ...props }: WhatWouldChangeProps) {
  return (
    <Dialog open={draft !== undefined} onOpenChange={(open) => !open && onClose()}>
      <DialogContent side="right" className="sm:max-w-xl">
        <DialogHeader>
          <DialogTitle>What would change</DialogTitle>
          <DialogDescription>
            Every saved sample of this environment, without and with “{draft?.name || 'this integration'}” as it stands.
          </DialogDescription>
        </DialogHeader>
        <DialogBody className="flex-1 content-start">{draft && <Changes draft={draft} {...props} />}</DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button>Done</Button>
          </DialogClose>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

interface ChangesProps extends Pick<WhatWouldChangeProps, 'environmentId' | 'compareAction'> {
  draft: UnsavedIntegration;
}

function Changes({ draft, environmentId, compareAction }: ChangesProps) {
  const body = JSON.stringify({ draft });
  const { data, error, refetch } = useQuery({
    queryKey: ['what-would-change', environmentId, body],
    queryFn: () => queryAnswer(() => compareAction(body)),
    // The stored integrations may have changed since the last opening.
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (error) {
    return (
      <Callout
        tone="danger"
        role="alert"
        actions={
          <Button size="sm" onClick={() => void refetch()}>
            Try again
          </Button>
        }
      >
        {error.message}
      </Callout>
    );
  }
  if (!data) {
    return (
      <div role="status" className="grid gap-3">
        <span className="sr-only">Running the samples…</span>
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
      </div>
    );
  }
  return data.ok ? <ComparisonList comparison={data.data} /> : <Refusal error={data.error} />;
}

function Refusal({ error }: { error: ActionFailure }) {
  const places = Object.entries(error.errors ?? {});
  return (
    <Callout tone="danger" role="alert" title="These conditions cannot be tried yet">
      {places.length === 0 ? (
        error.message
      ) : (
        <ul className="grid gap-1">
          {places.slice(0, 10).map(([place, { messages }]) => (
            <li key={place} className="break-words">
              <code className="text-code">{place.replace(/^draft\./, '')}</code>: {messages.join(' ')}
            </li>
          ))}
        </ul>
      )}
    </Callout>
  );
}

function ComparisonList({ comparison: { samples, leftOut } }: { comparison: Comparison }) {
  const changed = samples.filter(({ change }) => change !== 'nothing').length;
  if (samples.length === 0) {
    return (
      <p role="status" className="text-text-muted">
        No samples are saved in this environment. Save some contexts in the{' '}
        <TextLink href="/playground">playground</TextLink>, and this shows whom each of them would reach.
      </p>
    );
  }
  return (
    <>
      <p role="status" className="font-medium">
        {changed === 0
          ? `Nothing changes for ${samples.length === 1 ? 'the one sample' : `any of the ${samples.length} samples`}.`
          : `${changed} of ${samples.length} ${samples.length === 1 ? 'sample' : 'samples'} would change.`}
      </p>
      {leftOut > 0 && (
        <Callout tone="warning">
          {leftOut} more {leftOut === 1 ? 'sample was' : 'samples were'} not run: this channel has too many conditions
          to run all at once.
        </Callout>
      )}
      <ul className="divide-y divide-border border-y border-border">
        {samples.map((one) => (
          <ChangeRow key={one.sample.id} change={one} />
        ))}
      </ul>
    </>
  );
}

const CHANGES: Readonly<
  Record<SampleChange['change'], { icon: LucideIcon; label: string; tone: 'warning' | 'info' | 'neutral' }>
> = {
  winner: { icon: Replace, label: 'Another winner', tone: 'warning' },
  others: { icon: ListPlus, label: 'Same winner, others differ', tone: 'info' },
  nothing: { icon: CircleMinus, label: 'No change', tone: 'neutral' },
};

function ChangeRow({ change: { sample, before, after, change } }: { change: SampleChange }) {
  const { icon: Icon, label, tone } = CHANGES[change];
  return (
    <li className="grid min-w-0 gap-1 py-2.5" data-change={change}>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <p className="min-w-0 font-medium break-words">{sample.name}</p>
        <Badge tone={tone}>
          <Icon aria-hidden /> {label}
        </Badge>
      </div>
      <p className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-sm break-words text-text-muted">
        {change === 'winner' ? (
          <>
            <Winner choice={before} /> <ArrowRight aria-label="becomes" className="size-3.5 shrink-0" />{' '}
            <Winner choice={after} />
          </>
        ) : (
          <Winner choice={after} />
        )}
      </p>
    </li>
  );
}

function Winner({ choice: { integration, rule } }: { choice: Choice }) {
  if (!integration) {
    return (
      <span className="inline-flex items-center gap-1">
        <CircleAlert aria-hidden className="size-3.5 shrink-0" /> nobody
      </span>
    );
  }
  return (
    <span className="min-w-0 break-words">
      <span className="text-text">{integration.name}</span> ({rule})
    </span>
  );
}
