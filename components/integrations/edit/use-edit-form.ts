'use client';

import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';

import { callAction, UNREACHED_KEPT } from '@/components/actions/call-action';
import {
  editFields,
  readEdit,
  storedValues,
  updateBody,
  type Baseline,
  type UpdateBody,
} from '@/components/integrations/form/edit-values';
import type { FormValues, FormOutput } from '@/components/integrations/form/form-values';
import { keepOverReload, takeKept, withKeptText } from '@/components/integrations/form/keep-over-reload';
import { isConditionsPlace } from '@/components/integrations/form/problems';
import { useFormAnswers } from '@/components/integrations/form/use-server-errors';
import { primaryObstacle } from '@/components/integrations/form/why-not-primary';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import type { IntegrationView } from '@/lib/integrations/types';
import type { ActionResult } from '@/lib/server/action-result';

import { rebaseEdit, type Overlap } from './edit-conflict';
import { editResolver } from './edit-resolver';

/** An update request from the form: the API's body plus fields that only the dashboard has. */
export interface UpdateRequest {
  readonly id: string;
  /** The version that the form was filled from. The server refuses the update if it has changed. */
  readonly updatedAt: string;
  readonly body: UpdateBody;
  readonly primary: boolean;
  readonly successorId?: string;
}

export type UpdateAction = (request: UpdateRequest) => Promise<ActionResult<IntegrationView>>;
export type ReadAction = (id: string) => Promise<ActionResult<IntegrationView>>;

/** Other people's changes to the integration during editing. */
export type Meanwhile =
  | { readonly step: 'refused'; readonly changed: readonly string[] }
  | { readonly step: 'merged'; readonly changed: readonly string[]; readonly overlaps: readonly Overlap[] };

interface EditFormOptions {
  integration: IntegrationView;
  provider: PublicProvider;
  updateAction: UpdateAction;
  readAction: ReadAction;
  /** Whether the server is known to have this identifier already. */
  isTaken: (identifier: string) => boolean;
  onSaved: (saved: IntegrationView, before: IntegrationView) => void;
  /** Called when a submit contains no changes. */
  onUnchanged: () => void;
  /** Called after every rejected submit, once its errors are visible. */
  onRefused: () => void;
}

/** The state of a form over a stored integration: the changes, the request, and other people's changes. */
export function useEditForm(options: EditFormOptions) {
  const { provider, updateAction, readAction, isTaken, onSaved, onUnchanged, onRefused } = options;
  const [baseline, setBaseline] = useState<Baseline>(() => baselineOf(options.integration, provider));
  const resolver = useMemo(() => editResolver(baseline), [baseline]);
  const form = useForm<FormValues, unknown, FormOutput>({
    resolver,
    defaultValues: baseline.initial,
    shouldFocusError: false,
  });
  const values = useWatch({ control: form.control }) as FormValues;
  const edit = readEdit(baseline, values);
  const [pending, setPending] = useState(false);
  const [meanwhile, setMeanwhile] = useState<Meanwhile>();
  /** Waits for the choice of a replacement default. */
  const [waiting, setWaiting] = useState<FormOutput>();
  /** Counts how often the form was filled: components with their own state reset with it. */
  const [revision, setRevision] = useState(0);
  const inFlight = useRef(false);
  const { failure, otherMessages, conditionMessages, isRejected, ...answers } = useFormAnswers(form);
  const clearConditions = useEffectEvent(answers.clearConditions);
  const restore = useEffectEvent(() => {
    const kept = takeKept();
    const { initial } = baseline;
    if (kept) fill(baseline, { ...initial, ...kept, credentials: { ...initial.credentials, ...kept.credentials } });
  });

  // After the first render, which is the server's.
  useEffect(() => {
    const timer = setTimeout(() => restore());
    return () => clearTimeout(timer);
  }, []);

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ name, type }) => {
          if (type === 'change' && name && isConditionsPlace(name)) clearConditions();
        },
      }),
    [form],
  );

  function fill(next: Baseline, nextValues: FormValues) {
    setBaseline(next);
    form.reset(nextValues);
    setRevision((count) => count + 1);
  }

  async function send(output: FormOutput, successorId: string | undefined): Promise<boolean> {
    const now = readEdit(baseline, form.getValues());
    const { _id: id, updatedAt, channel } = baseline.integration;
    const body = updateBody(now, output);
    const primary =
      now.changed.includes('primary') &&
      primaryObstacle(channel, output.active, output.conditions.length > 0) === undefined;
    if (Object.keys(body).length === 0 && !primary) {
      onUnchanged();
      return true;
    }
    setPending(true);
    const answer = await callAction(
      () =>
        updateAction({
          id,
          updatedAt,
          // `primary` is not part of the API's body, and the API rejects an empty body.
          body: Object.keys(body).length === 0 ? { active: true } : body,
          primary,
          ...(successorId === undefined ? {} : { successorId }),
        }),
      UNREACHED_KEPT,
    );
    setPending(false);
    if (answer.ok) {
      const next = baselineOf(answer.data, provider);
      // Secrets are dropped as soon as they are not needed.
      fill(next, next.initial);
      setMeanwhile(undefined);
      onSaved(answer.data, baseline.integration);
    } else if (answer.error.code === 'precondition_failed')
      setMeanwhile({ step: 'refused', changed: Object.keys(answer.error.errors ?? {}) });
    else {
      if (answer.error.code === 'outdated') keepOverReload(form.getValues(), baseline.fields);
      answers.place(withKeptText(answer.error), baseline.fields);
    }
    return answer.ok;
  }

  function refuseTaken(identifier: string): boolean {
    if (identifier === baseline.initial.identifier || !isTaken(identifier)) return false;
    form.setError('identifier', { type: 'taken', message: 'This identifier is taken in this environment.' });
    return true;
  }

  async function submit() {
    if (inFlight.current) return;
    inFlight.current = true;
    answers.clear();
    let done = false;
    await form.handleSubmit(
      async (output) => {
        if (refuseTaken(output.identifier)) return;
        const { primary, active } = baseline.integration;
        if (primary && active && (!output.active || output.conditions.length > 0)) {
          setWaiting(output);
          done = true;
        } else done = await send(output, undefined);
      },
      async (errors) => {
        if (errors.conditions) await answers.complainOfConditions();
        if (!errors.identifier) refuseTaken(form.getValues('identifier'));
      },
    )();
    inFlight.current = false;
    // The form shows its errors only now.
    if (!done) onRefused();
  }

  /** Submits again without the check, after a check failed. */
  async function submitUnchecked() {
    form.setValue('check', false);
    await submit();
  }

  async function confirmSuccessor(successorId: string | undefined) {
    if (!waiting || inFlight.current) return;
    inFlight.current = true;
    const done = await send(waiting, successorId);
    inFlight.current = false;
    setWaiting(undefined);
    if (!done) onRefused();
  }

  /** Reloads the stored values. `keepMine` applies the person's changes on top. */
  async function reload(keepMine: boolean) {
    if (inFlight.current) return;
    inFlight.current = true;
    answers.clear();
    const answer = await callAction(() => readAction(baseline.integration._id), UNREACHED_KEPT);
    if (!answer.ok) answers.place(answer.error, baseline.fields);
    else if (keepMine) {
      const fields = editFields(provider, answer.data);
      const merged = rebaseEdit(baseline, form.getValues(), { integration: answer.data, fields });
      fill(merged.baseline, merged.values);
      setMeanwhile({ step: 'merged', changed: meanwhile?.changed ?? [], overlaps: merged.overlaps });
    } else {
      const next = baselineOf(answer.data, provider);
      fill(next, next.initial);
      setMeanwhile(undefined);
    }
    inFlight.current = false;
  }

  function discard() {
    answers.clear();
    setMeanwhile(undefined);
    fill(baseline, baseline.initial);
  }

  return {
    form,
    baseline,
    values,
    edit,
    dirty: edit.changed.length > 0,
    pending,
    failure,
    isRejected,
    otherMessages,
    conditionMessages,
    meanwhile,
    revision,
    isAskingSuccessor: waiting !== undefined,
    submit,
    submitUnchecked,
    confirmSuccessor,
    cancelSuccessor: () => setWaiting(undefined),
    reload,
    discard,
  };
}

function baselineOf(integration: IntegrationView, provider: PublicProvider): Baseline {
  const fields = editFields(provider, integration);
  return { integration, fields, initial: storedValues(integration, fields) };
}
