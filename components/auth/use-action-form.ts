'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { unstable_rethrow } from 'next/navigation';
import { useRef, useState } from 'react';
import { useForm, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import type { ActionResult } from '@/lib/server/action-result';

export interface FormFailure {
  message: string;
  requestId?: string;
}

interface ActionForm<T extends FieldValues> {
  form: UseFormReturn<T, unknown, T>;
  submit: (event: React.FormEvent<HTMLFormElement>) => void;
  /** True from submit until the answer; stays true after success, as the page is being left. */
  pending: boolean;
  failure: FormFailure | undefined;
}

const OFFLINE: FormFailure = { message: 'The server could not be reached. What you typed is still here; try again.' };

/** A form over a server action: the schema speaks first, the server's errors go to their fields, the rest becomes `failure`. */
export function useActionForm<T extends FieldValues, R>(
  schema: z.ZodType<T, T>,
  action: (input: T) => Promise<ActionResult<R>>,
  onDone: () => void,
): ActionForm<T> {
  // No default values: what was typed or filled in before hydration is read from the inputs, not overwritten.
  const form = useForm<T, unknown, T>({ resolver: zodResolver(schema), mode: 'onTouched' });
  // State lags a render behind; of a double click the second must find the door shut.
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<FormFailure>();

  async function send(input: T) {
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    setFailure(undefined);
    try {
      const result = await action(input);
      if (result.ok) {
        onDone();
        return;
      }
      setFailure(placeErrors(form, input, result.error));
    } catch (error) {
      unstable_rethrow(error);
      setFailure(OFFLINE);
    }
    busy.current = false;
    setPending(false);
  }

  return {
    form,
    submit: (event) => {
      event.preventDefault();
      void form.handleSubmit(send)(event);
    },
    pending,
    failure,
  };
}

type ActionError = Extract<ActionResult<unknown>, { ok: false }>['error'];

/** Puts each message at its input and focus on the first; what has no input is returned. */
function placeErrors<T extends FieldValues>(
  form: UseFormReturn<T, unknown, T>,
  input: T,
  error: ActionError,
): FormFailure | undefined {
  const places = Object.entries(error.errors ?? {});
  const ours = places.filter(([key]) => key in input);
  for (const [index, [key, { messages }]] of ours.entries()) {
    form.setError(key as Path<T>, { type: 'server', message: messages.join(' ') }, { shouldFocus: index === 0 });
  }
  const homeless = places.filter(([key]) => !(key in input)).flatMap(([, { messages }]) => messages);
  if (ours.length > 0 && homeless.length === 0) return undefined;
  return { message: [error.message, ...homeless].join(' '), requestId: error.requestId };
}
