'use client';

import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { v4 as randomUuid } from 'uuid';

import { callAction } from '@/components/actions/call-action';
import { visibleFields } from '@/components/fields/field-values';
import { formResolver } from '@/components/integrations/form/form-resolver';
import {
  initialValues,
  type CreateInput,
  type FormValues,
  type FormOutput,
} from '@/components/integrations/form/form-values';
import { keepOverReload, takeKept, withKeptText } from '@/components/integrations/form/keep-over-reload';
import { isConditionsPlace } from '@/components/integrations/form/problems';
import { useFormAnswers } from '@/components/integrations/form/use-server-errors';
import { primaryObstacle } from '@/components/integrations/form/why-not-primary';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import type { IntegrationView } from '@/lib/integrations/types';
import type { Recognition } from '@/lib/recognise/recognise';
import type { ActionResult } from '@/lib/server/action-result';

import { useShownProvider } from './use-provider-switch';

interface CreateFormOptions {
  /** The provider in the URL. */
  chosen: PublicProvider | undefined;
  createAction: (input: CreateInput) => Promise<ActionResult<IntegrationView>>;
  /** The identifier to send when none was typed. */
  suggest: (name: string, provider: PublicProvider) => string;
  /** Whether the server is known to have this identifier already. */
  isTaken: (identifier: string) => boolean;
  onCreated: (created: IntegrationView) => void;
  /** Called after every rejected submit, once its errors are visible. */
  onRefused: () => void;
}

const UNREACHED =
  'The server could not be reached. What you typed is still here; try again: it will not be created twice.';

/** The state of a form that creates one integration: values, errors, and an idempotent submit. */
export function useCreateForm({ chosen, createAction, suggest, isTaken, onCreated, onRefused }: CreateFormOptions) {
  const [provider, setProvider] = useState(chosen);
  const resolver = useMemo(() => formResolver(provider?.fields ?? []), [provider]);
  const form = useForm<FormValues, unknown, FormOutput>({
    resolver,
    defaultValues: initialValues(provider),
    shouldFocusError: false,
  });
  const [pending, setPending] = useState(false);
  const [isTyped, setTyped] = useState(false);
  const [isFilled, setFilled] = useState(false);
  const { failure, otherMessages, conditionMessages, isRejected, ...answers } = useFormAnswers(form);
  const inFlight = useRef(false);
  const sending = useRef<{ key: string; failed: boolean }>(undefined);
  const { visited, forget, ...shownProvider } = useShownProvider({
    form,
    chosen,
    shown: provider,
    onSwap: (next) => {
      setProvider(next);
      // Another provider's values are a new request.
      if (sending.current?.failed) sending.current = undefined;
      answers.clear();
    },
  });
  const clearConditions = useEffectEvent(answers.clearConditions);
  const restore = useEffectEvent(() => {
    const kept = provider && takeKept();
    if (!kept) return;
    const fresh = initialValues(provider);
    form.reset({ ...fresh, ...kept, credentials: { ...fresh.credentials, ...kept.credentials } });
    setTyped(true);
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
          if (type !== 'change') return;
          setTyped(true);
          // Changed values are a new request; unchanged ones repeat the last request.
          if (sending.current?.failed) sending.current = undefined;
          if (name && isConditionsPlace(name)) clearConditions();
        },
      }),
    [form],
  );

  async function send(output: FormOutput, of: PublicProvider) {
    const identifier = output.identifier || suggest(output.name, of);
    if (refuseTaken(identifier)) return false;
    setPending(true);
    const { key } = (sending.current = { key: sending.current?.key ?? randomUuid(), failed: false });
    const body: CreateInput = {
      ...output,
      identifier,
      providerId: of.id,
      channel: of.channel,
      // Selected while it was possible, but no longer applicable.
      primary: output.primary && primaryObstacle(of.channel, output.active, output.conditions.length > 0) === undefined,
      idempotencyKey: key,
    };
    const answer = await callAction(() => createAction(body), UNREACHED);
    if (answer.ok) {
      setTyped(false);
      setFilled(false);
      // Secrets are dropped as soon as they are not needed.
      form.reset(initialValues(undefined));
      forget();
      onCreated(answer.data);
      return true;
    }
    if (answer.error.code === 'outdated') keepOverReload(form.getValues(), of.fields);
    answers.place(withKeptText(answer.error), visibleFields(of.fields));
    sending.current.failed = true;
    setPending(false);
    return false;
  }

  function refuseTaken(identifier: string): boolean {
    if (!isTaken(identifier)) return false;
    form.setError('identifier', { type: 'taken', message: 'This identifier is taken in this environment.' });
    return true;
  }

  async function submit() {
    if (inFlight.current || !provider) return;
    inFlight.current = true;
    answers.clear();
    let created = false;
    await form.handleSubmit(
      async (output) => {
        created = await send(output, provider);
      },
      async (errors) => {
        if (errors.conditions) await answers.complainOfConditions();
        if (!errors.identifier) refuseTaken(form.getValues('identifier'));
      },
    )();
    inFlight.current = created;
    // The form shows its errors only now.
    if (!created) onRefused();
  }

  /** Submits again without the check, after a check failed. */
  async function submitUnchecked() {
    form.setValue('check', false);
    sending.current = undefined;
    await submit();
  }

  /** Fills in recognized values. Returns a function that undoes this. */
  function fill(into: PublicProvider, values: Recognition['values']): () => void {
    const restore = shownProvider.fill(into, values);
    // Changed values are a new request.
    if (sending.current?.failed) sending.current = undefined;
    setFilled(Object.keys(values).length > 0);
    return () => {
      restore();
      setFilled(false);
    };
  }

  return {
    form,
    provider,
    visited,
    fill,
    submit,
    submitUnchecked,
    pending,
    dirty: isTyped || isFilled,
    failure,
    isRejected,
    conditionMessages,
    otherMessages,
  };
}
