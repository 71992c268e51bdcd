'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type FormEvent, useRef, useState } from 'react';
import { useForm, type FieldValues, type Path, type UseFormProps, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';

import type { ActionResult } from '@/lib/server/action-result';

import { type ActionFailure, callAction, UNREACHED_KEPT } from './call-action';

interface ActionForm<In extends FieldValues, Out> {
  form: UseFormReturn<In, unknown, Out>;
  submit: (event?: FormEvent) => void;
  /** True from submit until the answer. Stays true after success, while the page changes. */
  pending: boolean;
  failure: ActionFailure | undefined;
}

/**
 * A form over a server action: the schema validates first, then the server's errors go to their fields and the rest
 * becomes `failure`.
 */
export function useActionForm<In extends FieldValues, Out extends FieldValues, R>(
  schema: z.ZodType<Out, In>,
  action: (input: Out) => Promise<ActionResult<R>>,
  onDone: (data: R) => void,
  options: Pick<UseFormProps<NoInfer<In>, unknown, NoInfer<Out>>, 'defaultValues' | 'mode'> = {},
): ActionForm<In, Out> {
  // Without default values, the form reads text entered before hydration from the inputs instead of overwriting it.
  const form = useForm<In, unknown, Out>({ resolver: zodResolver(schema), ...options });
  // State lags a render behind, so a ref blocks the second submit of a double click.
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<ActionFailure>();

  async function send(input: Out) {
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    setFailure(undefined);
    const answer = await callAction(() => action(input), UNREACHED_KEPT);
    if (answer.ok) return onDone(answer.data);
    setFailure(placeErrors(form, input, answer.error));
    busy.current = false;
    setPending(false);
  }

  return { form, submit: (event) => void form.handleSubmit(send)(event), pending, failure };
}

/** Puts each message at its input and focuses the first one. Returns messages without an input. */
function placeErrors<In extends FieldValues, Out extends FieldValues>(
  form: UseFormReturn<In, unknown, Out>,
  input: Out,
  failure: ActionFailure,
): ActionFailure | undefined {
  const places = Object.entries(failure.errors ?? {});
  const ours = places.filter(([key]) => key in input);
  for (const [index, [key, { messages }]] of ours.entries()) {
    form.setError(key as Path<In>, { type: 'server', message: messages.join(' ') }, { shouldFocus: index === 0 });
  }
  const homeless = places.filter(([key]) => !(key in input)).flatMap(([, { messages }]) => messages);
  if (ours.length > 0 && homeless.length === 0) return undefined;
  return { ...failure, message: [failure.message, ...homeless].join(' ') };
}
