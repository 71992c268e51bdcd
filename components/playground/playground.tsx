'use client';

import { useMemo, useState } from 'react';

import { askedPaths } from '@/components/playground/context/asked-paths';
import { ContextEditor, type ContextTab } from '@/components/playground/context/context-editor';
import { readContext } from '@/components/playground/context/read-context';
import { ResolutionView } from '@/components/playground/result/resolution-view';
import { useResolution, type ResolutionState } from '@/components/playground/result/use-resolution';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import type { EnvironmentView } from '@/lib/environments/types';
import type { SampleView } from '@/lib/samples/types';

import { DraftPanel } from './draft-panel';
import { LinkNotice } from './link-notice';
import type { PlaygroundActions } from './playground-actions';
import { QueryControls, type NamedProvider } from './query-controls';
import { SamplesBar } from './samples-bar';
import { useLinkedState } from './use-linked-state';
import { useSamples } from './use-samples';

export interface PlaygroundProps {
  environment: EnvironmentView;
  environments: readonly EnvironmentView[];
  providers: readonly NamedProvider[];
  samples: readonly SampleView[];
  /** Whether the person may save and change samples. */
  maySave: boolean;
  actions: PlaygroundActions;
}

/** Shows what resolve would answer for a context, and why. */
export function Playground({ environment, environments, providers, samples, maySave, actions }: PlaygroundProps) {
  const { state, link, generation, change, load, href } = useLinkedState({
    environment,
    environments,
  });
  const [tab, setTab] = useState<ContextTab>('form');
  const read = useMemo(() => readContext(state.context), [state.context]);
  const isReady = link !== 'reading' && link !== 'switching';
  const resolution = useResolution(state, environment.id, actions, isReady && read.errors.length === 0);
  const saved = useSamples(environment.id, samples, actions);
  const candidates = resolution.answer?.ok ? resolution.answer.data.candidates : undefined;
  const paths = useMemo(() => askedPaths(candidates ?? []), [candidates]);
  const names = useMemo(() => new Map(providers.map(({ id, name }) => [id, name])), [providers]);
  const providerName = (id: string) => names.get(id) ?? id;
  const { draft } = state;

  return (
    <>
      <PageHeader
        title="Playground"
        description="Which integration is chosen for a context, and why. It asks what the API asks; nothing is sent."
        actions={
          <CopyButton value={href} label="Copy link" variant="secondary" size="md">
            Copy link
          </CopyButton>
        }
      />
      <LinkNotice link={link} environment={environment} />
      <div className="grid grid-cols-1 gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        <div className="grid min-w-0 grid-cols-1 content-start gap-6">
          {draft && (
            <DraftPanel
              draft={draft}
              channel={state.channel}
              providerName={providerName(draft.providerId)}
              environmentId={environment.id}
              compareAction={actions.compare}
              onChange={(next) => change({ draft: next })}
              onRemove={() => change({ draft: undefined })}
            />
          )}
          <div className="grid grid-cols-1 gap-4">
            <h2 className="text-lg font-semibold">Request</h2>
            <QueryControls
              state={state}
              onChange={change}
              providers={providers}
              identifiers={(candidates ?? []).map(({ integration }) => integration.identifier)}
            />
          </div>
          <div className="grid grid-cols-1 gap-3 border-t border-border pt-5">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <h2 className="text-lg font-semibold">Context</h2>
              {/* Another environment has other samples, so the selection resets. */}
              <SamplesBar
                key={environment.id}
                samples={saved}
                maySave={maySave}
                text={state.context}
                read={read}
                onLoad={load}
              />
            </div>
            <ContextEditor
              key={generation}
              text={state.context}
              read={read}
              onChange={(context) => change({ context })}
              tab={tab}
              onTab={setTab}
              paths={paths}
            />
          </div>
        </div>
        <div className="grid min-w-0 grid-cols-1 content-start gap-4">
          <div className="flex items-baseline gap-3">
            <h2 className="text-lg font-semibold">Result</h2>
            <p className="text-sm text-text-muted">
              {read.errors.length > 0
                ? 'Waiting: the context has a mistake.'
                : resolution.isUpdating && resolution.answer
                  ? 'Updating…'
                  : ''}
            </p>
          </div>
          <Result resolution={resolution} isWaiting={read.errors.length > 0} providerName={providerName} />
        </div>
      </div>
    </>
  );
}

interface ResultProps {
  resolution: ResolutionState;
  isWaiting: boolean;
  providerName: (id: string) => string;
}

function Result({ resolution: { answer, isUpdating, failure, retry }, isWaiting, providerName }: ResultProps) {
  if (failure !== undefined) {
    return (
      <Callout
        tone="danger"
        role="alert"
        actions={
          <Button size="sm" onClick={retry}>
            Try again
          </Button>
        }
      >
        {failure}
      </Callout>
    );
  }
  if (!answer) {
    if (isWaiting) return <p className="text-text-muted">Mend the context, and the answer appears here.</p>;
    return (
      <div aria-busy className="grid gap-6">
        <Skeleton className="h-28" />
        <Skeleton className="h-64" />
      </div>
    );
  }
  if (answer.ok) {
    return <ResolutionView resolution={answer.data} providerName={providerName} isUpdating={isUpdating} />;
  }
  const places = Object.entries(answer.error.errors ?? {});
  return (
    <Callout tone="danger" role="alert" title="The API would refuse this request">
      {places.length === 0 && answer.error.message}
      <ul className="grid gap-1">
        {places.slice(0, 20).map(([place, { messages }]) => (
          <li key={place} className="break-words">
            <code className="text-code">{place}</code>: {messages.join(' ')}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
