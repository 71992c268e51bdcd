'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';

import type { ConditionTools } from '@/components/integrations/form/conditions-section';
import type { FormEnvironment } from '@/components/integrations/form/form-layout';
import type { CreateInput } from '@/components/integrations/form/form-values';
import {
  providerOfChannel,
  readSelection,
  selectionQuery,
} from '@/components/integrations/form/new-integration-address';
import { useIsKnownTaken, type IdentifierAction } from '@/components/integrations/form/use-identifier-check';
import { PasteBox } from '@/components/integrations/paste/paste-box';
import { PasteNotice } from '@/components/integrations/paste/paste-notice';
import { PasteOutcome } from '@/components/integrations/paste/paste-outcome';
import { usePasteToFill } from '@/components/integrations/paste/use-paste-to-fill';
import { LeaveGuard } from '@/components/leaving/leave-guard';
import { useShortcut } from '@/components/shortcuts/use-shortcut';
import { announce } from '@/components/ui/announce';
import { Callout } from '@/components/ui/callout';
import { useOwnRouter } from '@/components/ui/own-paths';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { toast } from '@/components/ui/toast';
import { CHANNEL_LABELS } from '@/lib/catalogue/channel';
import type { ProviderClues } from '@/lib/catalogue/clues';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import { defaultIdentifier } from '@/lib/integrations/identifier';
import type { IntegrationView } from '@/lib/integrations/types';
import type { ActionResult } from '@/lib/server/action-result';

import { CreateForm } from './create-form';
import { ProviderGallery } from './provider-gallery';
import { ProviderHeader } from './provider-header';
import { useCreateForm } from './use-create-form';
import { useRandomSuffix } from './use-random-suffix';

export interface IntegrationFormProps {
  providers: readonly PublicProvider[];
  /** The clues by which pasted text identifies a provider. */
  clues: readonly ProviderClues[];
  environment: FormEnvironment;
  /** The API's origin, without `/v1`. */
  apiBaseUrl: string;
  /** The initial selection, if the URL has none. */
  initial?: { channel?: string | undefined; providerId?: string | undefined };
  createAction: (input: CreateInput) => Promise<ActionResult<IntegrationView>>;
  identifierAction: IdentifierAction;
  conditionTools: ConditionTools;
}

/** The page of a new integration: the gallery, then the form of the chosen provider. */
export function IntegrationForm({
  providers,
  clues,
  environment,
  apiBaseUrl,
  initial,
  createAction,
  identifierAction,
  conditionTools,
}: IntegrationFormProps) {
  const router = useOwnRouter();
  const pathname = usePathname();
  const address = useSearchParams();
  const [start, setStart] = useState(address.size > 0 ? undefined : initial);
  const chosen = readSelection(providers, {
    channel: address.get('channel') ?? start?.channel,
    providerId: address.get('provider') ?? start?.providerId,
  });
  const suffix = useRandomSuffix();
  const suggest = (name: string, of: PublicProvider) => defaultIdentifier(name, of.id, suffix || '…');
  const isTaken = useIsKnownTaken(environment.id);
  const [created, setCreated] = useState<IntegrationView>();
  const summaryHeading = useRef<HTMLHeadingElement>(null);
  const [refusals, setRefusals] = useState(0);

  const state = useCreateForm({
    chosen: chosen.provider,
    createAction,
    suggest,
    isTaken,
    onRefused: () => setRefusals((count) => count + 1),
    onCreated: (integration) => {
      setCreated(integration);
      toast.success(`${integration.name} created`, {
        description: integration.active ? 'It is active.' : 'It is saved as a draft.',
      });
      router.push(`/integrations/${integration.identifier}`);
    },
  });
  const provider = chosen.provider && state.provider;

  useEffect(() => {
    // Text that cannot be read takes the focus itself.
    if (refusals > 0 && !state.form.getValues('conditionsProblem')) summaryHeading.current?.focus();
  }, [refusals, state.form]);

  const heading = useFocusOnTurn(provider !== undefined);

  function go(query: string, how: 'push' | 'replace') {
    setStart(undefined);
    const url = pathname + query;
    if (how === 'push') window.history.pushState(null, '', url);
    else window.history.replaceState(null, '', url);
  }

  /**
   * Adds a history entry when leaving the gallery, so that Back returns to it. Switching between providers replaces
   * that entry.
   */
  function pick(next: PublicProvider) {
    go(selectionQuery({ channel: next.channel, providerId: next.id }), provider ? 'replace' : 'push');
    if (provider) announce(`Form for ${next.name}, ${CHANNEL_LABELS[next.channel]}`);
  }

  const paste = usePasteToFill({
    providers,
    clues,
    fill: state.fill,
    onPick: pick,
    onBack: () => go(selectionQuery({ channel: chosen.channel }), 'push'),
  });

  useShortcut('close', () => router.push('/integrations'), { enabled: !state.dirty && !created });

  const header = (
    <PageHeader
      title="New integration"
      back={<TextLink href="/integrations">Integrations</TextLink>}
      className={provider ? 'mb-0' : 'mb-6'}
    />
  );
  if (created) {
    return (
      <>
        {header}
        <p role="status" className="py-10 text-text-muted">
          {created.name} was created. Opening it…
        </p>
      </>
    );
  }
  if (!provider) {
    return (
      <>
        {header}
        {chosen.unknownProvider && (
          <Callout tone="warning" className="mb-4" title={`There is no provider “${chosen.unknownProvider}”`}>
            Pick one of these.
          </Callout>
        )}
        <LeaveGuard active={state.dirty} title="Leave without creating it?" />
        <ProviderGallery
          providers={providers}
          channel={chosen.channel}
          onChannelChange={(channel) => go(selectionQuery({ channel }), 'replace')}
          hrefOf={({ id, channel }) => pathname + selectionQuery({ channel, providerId: id })}
          onPick={pick}
        >
          <PasteBox onPaste={paste.onPaste} />
          <PasteOutcome state={paste.state} onChoose={paste.choose} onDismiss={paste.dismiss} />
        </ProviderGallery>
      </>
    );
  }
  return (
    <div className="@container/form grid grid-cols-1 gap-6">
      {header}
      <LeaveGuard active={state.dirty} title="Leave without creating it?" />
      <ProviderHeader
        provider={provider}
        providers={providers}
        headingRef={heading}
        onPick={pick}
        onChannel={(channel) => {
          const next = providerOfChannel(providers, channel, state.visited.current);
          if (next) pick(next);
        }}
        onChange={() => go(selectionQuery({ channel: provider.channel }), 'push')}
      />
      {paste.state.step === 'filled' && paste.state.provider.id === provider.id && (
        <PasteNotice {...paste.state} onUndo={paste.undo} onDismiss={paste.dismiss} />
      )}
      <CreateForm
        key={provider.id}
        state={{ ...state, provider }}
        environment={environment}
        apiBaseUrl={apiBaseUrl}
        identifierAction={identifierAction}
        conditionTools={conditionTools}
        suggest={(name) => suggest(name, provider)}
        summaryHeading={summaryHeading}
      />
    </div>
  );
}

/** Moves focus when gallery and form alternate: to the form's heading, or to the gallery's search. */
function useFocusOnTurn(hasProvider: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(hasProvider);
  useEffect(() => {
    if (before.current === hasProvider) return;
    before.current = hasProvider;
    window.scrollTo({ top: 0 });
    if (hasProvider) heading.current?.focus({ preventScroll: true });
    else document.querySelector<HTMLElement>('[role=search] input')?.focus({ preventScroll: true });
  }, [hasProvider]);
  return heading;
}
