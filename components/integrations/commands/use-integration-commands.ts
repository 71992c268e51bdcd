'use client';

import { startTransition, useOptimistic, useState } from 'react';

import { callAction, reasonOf } from '@/components/actions/call-action';
import type { CodeLanguage } from '@/components/integrations/code/integration-code';
import { applyChange, placesFor, rankedOf, type ListChange } from '@/components/integrations/model/list-order';
import type { ListedIntegration } from '@/components/integrations/model/listed-integration';
import { announce } from '@/components/ui/announce';
import { useOwnRouter } from '@/components/ui/own-paths';
import { toast } from '@/components/ui/toast';
import { writeClipboard } from '@/components/ui/write-clipboard';
import type { Channel } from '@/lib/catalogue/channel';
import { planUndo, type BulkChange } from '@/lib/integrations/bulk/plan-changes';
import type { IntegrationView } from '@/lib/integrations/types';
import type { ActionResult } from '@/lib/server/action-result';

/** The server actions on an integration that need no form. Each returns the updated list. */
export interface ListActions {
  readonly setActive: (id: string, active: boolean, successorId?: string) => Promise<ActionResult<IntegrationView>>;
  readonly setPrimary: (id: string) => Promise<ActionResult<IntegrationView>>;
  readonly order: (channel: Channel, ids: readonly string[]) => Promise<ActionResult<null>>;
  readonly duplicate: (id: string) => Promise<ActionResult<IntegrationView>>;
  readonly remove: (id: string, successorId?: string) => Promise<ActionResult<IntegrationView>>;
  /** The request that would create it, with variables for secrets. */
  readonly code: (id: string, language: CodeLanguage) => Promise<ActionResult<string>>;
  /** One batch of a bulk change, with a result per change. Does not reload the list. */
  readonly changeMany: (changes: readonly BulkChange[]) => Promise<ActionResult<readonly ActionResult<null>[]>>;
}

/** A command that waits for confirmation. */
export interface Question {
  readonly kind: 'remove' | 'deactivate' | 'primary';
  readonly integration: ListedIntegration;
}

const UNDO_MS = 12_000;

/**
 * The commands of a list of integrations. Predictable changes show at once; if the server refuses, they are reverted
 * and the reason is shown. `onRemoved`: for a page whose integration was deleted.
 */
export function useListActions(
  integrations: readonly ListedIntegration[],
  actions: ListActions,
  onRemoved?: () => void,
) {
  const router = useOwnRouter();
  const [shown, show] = useOptimistic(integrations, applyChange);
  const [question, setQuestion] = useState<Question>();

  function run<T>(
    change: ListChange | undefined,
    work: () => Promise<ActionResult<T>>,
    failed: string,
    done: (value: T) => void,
    mend?: string,
  ) {
    startTransition(async () => {
      if (change) show(change);
      const answer = await callAction(work);
      if (answer.ok) return done(answer.data);
      toast.error(failed, {
        description: reasonOf(answer.error),
        ...(mend ? { action: { label: 'Open', onClick: () => router.push(mend) } } : {}),
      });
    });
  }

  function remove(integration: ListedIntegration, successorId?: string) {
    const { _id, name } = integration;
    focusNeighbour(_id);
    run(
      { kind: 'remove', id: _id },
      () => actions.remove(_id, successorId),
      `${name} was not deleted`,
      () => {
        toast.success(`${name} deleted`, {
          id: `deleted-${_id}`,
          duration: UNDO_MS,
          action: { label: 'Undo', onClick: () => undo('delete', integration) },
        });
        onRemoved?.();
      },
    );
  }

  /** Restores the earlier state: active or not deleted, the default if it was, and at its old position. */
  function undo(verb: 'delete' | 'deactivate', integration: ListedIntegration) {
    const { name, primary } = integration;
    const word = verb === 'delete' ? 'restored' : 'active again';
    run(
      undefined,
      async () => {
        const result = await actions.changeMany(planUndo(verb, [integration], integrations));
        // Restoring the position may fail because of other people's changes, which is not an error.
        return result.ok ? (result.data[0] ?? { ok: true, data: null }) : result;
      },
      `${name} was not ${word}`,
      () => {
        toast.success(`${name} ${word}`, primary ? { description: 'It is the primary again.' } : undefined);
        // The toast may show on a page other than the list.
        router.refresh();
      },
    );
  }

  function setActive(integration: ListedIntegration, active: boolean, successorId?: string) {
    const { _id, name, identifier } = integration;
    run(
      { kind: 'active', id: _id, active, successorId },
      () => actions.setActive(_id, active, successorId),
      `${name} was not ${active ? 'activated' : 'deactivated'}`,
      () =>
        toast.success(
          `${name} is ${active ? 'active' : 'inactive'}`,
          active
            ? undefined
            : { duration: UNDO_MS, action: { label: 'Undo', onClick: () => undo('deactivate', integration) } },
        ),
      active ? `/integrations/${encodeURIComponent(identifier)}` : undefined,
    );
  }

  function setPrimary({ _id, name, identifier }: ListedIntegration) {
    run(
      { kind: 'primary', id: _id },
      () => actions.setPrimary(_id),
      `${name} was not made the primary`,
      () => toast.success(`${name} is the primary`),
      `/integrations/${encodeURIComponent(identifier)}`,
    );
  }

  /** Moves an integration to another position of its channel's order, counted from 0. */
  function moveTo(integration: ListedIntegration, place: number) {
    const { _id, name, channel } = integration;
    const ranked = rankedOf(shown, channel);
    const places = placesFor(ranked, integration);
    if (!places || place === places.index || place < places.first || place > places.last) return;
    const ids = ranked
      .map((each) => each._id)
      .toSpliced(places.index, 1)
      .toSpliced(place, 0, _id);
    announce(`${name} moved to place ${place + 1} of ${ranked.length}`);
    run(
      { kind: 'order', ids },
      () => actions.order(channel, ids),
      'The order was not changed',
      () => undefined,
    );
  }

  async function copyCode(id: string, language: CodeLanguage) {
    const what = language === 'curl' ? 'curl command' : '@novu/api code';
    const answer = callAction(() => actions.code(id, language));
    const text = answer.then((result) => (result.ok ? result.data : Promise.reject(new Error(result.error.message))));
    if (await writeClipboard(text, null)) {
      toast.success(`${what} copied`, { description: 'Its secrets stand as variables.' });
      announce(`${what} copied`);
      return;
    }
    const result = await answer;
    toast.error('Could not copy', result.ok ? undefined : { description: result.error.message });
  }

  return {
    shown,
    question,
    closeQuestion: () => setQuestion(undefined),
    /** Deletes at once, or asks for a replacement if the integration is the default. */
    remove: (integration: ListedIntegration) =>
      integration.primary ? setQuestion({ kind: 'remove', integration }) : remove(integration),
    activate: (integration: ListedIntegration) => setActive(integration, true),
    deactivate: (integration: ListedIntegration) =>
      integration.primary ? setQuestion({ kind: 'deactivate', integration }) : setActive(integration, false),
    /** Asks for confirmation if more than the rank would change. */
    setPrimary: (integration: ListedIntegration) =>
      integration.active && !integration.conditions
        ? setPrimary(integration)
        : setQuestion({ kind: 'primary', integration }),
    duplicate: ({ _id, name }: ListedIntegration) =>
      run(
        undefined,
        () => actions.duplicate(_id),
        `${name} was not duplicated`,
        (copy) =>
          toast.success(`${copy.name} made`, {
            description: 'It is inactive, with the same credentials and conditions.',
            action: { label: 'Open', onClick: () => router.push(`/integrations/${copy.identifier}`) },
          }),
      ),
    moveTo,
    copyCode: ({ _id }: ListedIntegration, language: CodeLanguage) => void copyCode(_id, language),
    /** Confirms the open dialog. */
    answer: (successorId: string | undefined) => {
      setQuestion(undefined);
      if (!question) return;
      if (question.kind === 'remove') remove(question.integration, successorId);
      else if (question.kind === 'deactivate') setActive(question.integration, false, successorId);
      else setPrimary(question.integration);
    },
  };
}

export type ListCommands = ReturnType<typeof useListActions>;

/** The focused row disappears: focuses the next row, or the previous one. */
function focusNeighbour(id: string) {
  const rows = Array.from(document.querySelectorAll<HTMLElement>('[data-row]'));
  const index = rows.findIndex(({ dataset }) => dataset['row'] === id);
  const next = rows[index + 1] ?? rows[index - 1];
  // After the menu and the dialog have returned focus to a button that no longer exists.
  if (index !== -1) window.setTimeout(() => (next?.querySelector('a') ?? document.querySelector('main'))?.focus(), 60);
}
