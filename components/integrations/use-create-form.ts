'use client';

import { unstable_rethrow } from 'next/navigation';
import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react';
import { useForm, type FieldErrors } from 'react-hook-form';
import { v4 as randomUuid } from 'uuid';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import { conditionsSchema } from '@/lib/conditions/schema';
import type { IntegrationView } from '@/lib/integrations/types';
import type { ActionResult } from '@/lib/server/action-result';
import { formPlaces, isConditionsPlace, placeOf, sentence, type PlacedMessages } from './form-problems';
import { formResolver, type FormOutput } from './form-resolver';
import { initialValues, type CreateInput, type FormValues } from './form-values';
import { primaryObstacle } from './primary-rule';
import { useShownProvider } from './use-shown-provider';

export interface FormFailure {
  message: string;
  requestId?: string;
}

interface CreateFormOptions {
  /** The provider that the address asks for. */
  chosen: PublicProvider | undefined;
  createAction: (input: CreateInput) => Promise<ActionResult<IntegrationView>>;
  /** The identifier that is sent when none was written. */
  suggest: (name: string, provider: PublicProvider) => string;
  /** Whether the server is known to have this identifier already. */
  isTaken: (identifier: string) => boolean;
  onCreated: (created: IntegrationView) => void;
  /** Called after every submit that found something wrong, once it is shown. */
  onRefused: () => void;
}

const OFFLINE: FormFailure = {
  message: 'The server could not be reached. What you typed is still here; try again: it will not be created twice.',
};

/** The state of a form that creates one integration: values, errors, and a sending that cannot happen twice. */
export function useCreateForm({ chosen, createAction, suggest, isTaken, onCreated, onRefused }: CreateFormOptions) {
  const [provider, setProvider] = useState(chosen);
  const resolver = useMemo(() => formResolver(provider?.fields ?? []), [provider]);
  const form = useForm<FormValues, unknown, FormOutput>({
    resolver,
    defaultValues: initialValues(provider),
    shouldFocusError: false,
  });
  const [pending, setPending] = useState(false);
  const [dirty, setDirty] = useState(false);
  const [failure, setFailure] = useState<FormFailure>();
  const [otherMessages, setOtherMessages] = useState<PlacedMessages>({});
  const [conditionMessages, setConditionMessages] = useState<PlacedMessages>({});
  const inFlight = useRef(false);
  const sending = useRef<{ key: string; failed: boolean }>(undefined);
  const { visited, forget } = useShownProvider({
    form,
    chosen,
    shown: provider,
    onSwap: (next) => {
      setProvider(next);
      // Another provider's values are another request.
      if (sending.current?.failed) sending.current = undefined;
      clearAnswer();
    },
  });

  function clearAnswer() {
    setFailure(undefined);
    setOtherMessages({});
    setConditionMessages({});
  }

  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ name, type }) => {
          if (type !== 'change') return;
          setDirty(true);
          // Other values are another request; the same ones again are a repetition.
          if (sending.current?.failed) sending.current = undefined;
          if (name && isConditionsPlace(name)) setConditionMessages({});
        },
      }),
    [form],
  );

  async function send(output: FormOutput, of: PublicProvider) {
    const identifier = output.identifier || suggest(output.name, of);
    if (refuseTaken(identifier)) return false;
    setPending(true);
    sending.current = { key: sending.current?.key ?? randomUuid(), failed: false };
    try {
      const result = await createAction({
        ...output,
        identifier,
        providerId: of.id,
        channel: of.channel,
        // Set while it was possible, and meant no longer when it is not.
        primary:
          output.primary && primaryObstacle(of.channel, output.active, output.conditions.length > 0) === undefined,
        idempotencyKey: sending.current.key,
      });
      if (result.ok) {
        setDirty(false);
        // Secrets stay no longer than they are needed.
        form.reset(initialValues(undefined));
        forget();
        onCreated(result.data);
        return true;
      }
      place(result.error, of);
    } catch (error) {
      unstable_rethrow(error);
      setFailure(OFFLINE);
    }
    sending.current.failed = true;
    setPending(false);
    return false;
  }

  function refuseTaken(identifier: string): boolean {
    if (!isTaken(identifier)) return false;
    form.setError('identifier', { type: 'taken', message: 'This identifier is taken in this environment.' });
    return true;
  }

  /** Puts each message of an answer where it belongs; what belongs nowhere is said above the form. */
  function place(
    { message, requestId, errors = {} }: Extract<ActionResult<unknown>, { ok: false }>['error'],
    of: PublicProvider,
  ) {
    const own = new Set(formPlaces(of).map((each) => each.place));
    const others: PlacedMessages = {};
    const conditions: PlacedMessages = {};
    for (const [at, { messages }] of Object.entries(errors)) {
      if (own.has(at)) form.setError(at as 'name', { type: 'server', message: messages.join(' ') });
      else if (isConditionsPlace(at)) conditions[at] = { messages };
      else others[at] = { messages };
    }
    setConditionMessages(conditions);
    setOtherMessages(others);
    if (Object.keys(errors).length === 0) setFailure({ message, requestId });
  }

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (inFlight.current || !provider) return;
    inFlight.current = true;
    clearAnswer();
    let created = false;
    await form.handleSubmit(
      async (output) => {
        created = await send(output, provider);
      },
      (errors) => {
        if (errors.conditions) setConditionMessages(conditionsComplaints(form.getValues('conditions')));
        if (!errors.identifier) refuseTaken(form.getValues('identifier'));
      },
    )();
    inFlight.current = created;
    // Only now does the form show its errors.
    if (!created) onRefused();
  }

  return { form, provider, visited, submit, pending, dirty, failure, conditionMessages, otherMessages };
}

function conditionsComplaints(conditions: unknown): PlacedMessages {
  const messages: PlacedMessages = {};
  for (const issue of conditionsSchema.safeParse(conditions).error?.issues ?? []) {
    (messages[placeOf(['conditions', ...issue.path])] ??= { messages: [] }).messages.push(issue.message);
  }
  return messages;
}

/** The form's own errors by place, as the summary lists them. Those of conditions are kept apart, by their places. */
export function messagesOf(errors: FieldErrors<FormValues>): PlacedMessages {
  const messages: PlacedMessages = {};
  const add = (place: string, message: string | undefined) => {
    if (message) messages[place] = { messages: [sentence(message)] };
  };
  add('name', errors.name?.message);
  add('identifier', errors.identifier?.message);
  for (const [key, error] of Object.entries(errors.credentials ?? {})) add(`credentials.${key}`, error?.message);
  return messages;
}
