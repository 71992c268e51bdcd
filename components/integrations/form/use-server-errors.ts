'use client';

import { useEffect, useState } from 'react';
import type { FieldErrors, UseFormReturn } from 'react-hook-form';

import type { ActionFailure } from '@/components/actions/call-action';
import type { PublicField } from '@/lib/catalogue/public-provider';
import { placeOf } from '@/lib/text/place';

import { fetchFormSchema } from './form-resolver';
import type { FormValues, FormOutput } from './form-values';
import { formPlaces, isConditionsPlace, sentence, type PlacedMessages } from './problems';

export type IntegrationFormApi = UseFormReturn<FormValues, unknown, FormOutput>;

/** What the server said of a form, each message where it belongs: at its field, in the conditions, or above the form. */
export function useFormAnswers(form: IntegrationFormApi) {
  const [failure, setFailure] = useState<ActionFailure>();
  const [otherMessages, setOtherMessages] = useState<PlacedMessages>({});
  const [conditionMessages, setConditionMessages] = useState<PlacedMessages>({});
  const [isRejected, setIsRejected] = useState(false);

  useEffect(() => {
    const fetch = () => void fetchFormSchema();
    document.addEventListener('focusin', fetch, { once: true });
    return () => document.removeEventListener('focusin', fetch);
  }, []);

  function clear() {
    setIsRejected(false);
    setFailure(undefined);
    setOtherMessages({});
    setConditionMessages({});
  }

  function place(error: ActionFailure, fields: readonly PublicField[]) {
    const { code, errors = {} } = error;
    const own = new Set(formPlaces(fields).map((each) => each.place));
    const others: PlacedMessages = {};
    const conditions: PlacedMessages = {};
    for (const [at, { messages }] of Object.entries(errors)) {
      if (own.has(at)) form.setError(at as 'name', { type: 'server', message: messages.join(' ') });
      else if (isConditionsPlace(at)) conditions[at] = { messages };
      else others[at] = { messages };
    }
    setConditionMessages(conditions);
    setOtherMessages(others);
    setIsRejected(code === 'credentials_rejected');
    if (Object.keys(errors).length === 0) setFailure(error);
  }

  return {
    failure,
    otherMessages,
    conditionMessages,
    /** The provider was asked first, and said no: nothing was saved. */
    isRejected,
    clear,
    place,
    /** After a change of the conditions: what was said of them is out of date. */
    clearConditions: () => setConditionMessages({}),
    /** Says what the schema finds wrong with the conditions as they stand. */
    complainOfConditions: async () => setConditionMessages(await conditionsComplaints(form.getValues('conditions'))),
  };
}

async function conditionsComplaints(conditions: unknown): Promise<PlacedMessages> {
  const { parseConditions } = await import('@/lib/conditions/parse/parse-conditions');
  const messages: PlacedMessages = {};
  for (const { path, message } of parseConditions(conditions).issues)
    (messages[placeOf(['conditions', ...path])] ??= { messages: [] }).messages.push(message);
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
