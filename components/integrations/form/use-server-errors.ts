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

/** A form's server errors, each at its place: at its field, in the conditions, or above the form. */
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
    /** The provider rejected the credentials before the save: nothing was saved. */
    isRejected,
    clear,
    place,
    /** Clears the errors of the conditions, which a change makes outdated. */
    clearConditions: () => setConditionMessages({}),
    /** Shows the schema's errors for the current conditions. */
    complainOfConditions: async () => {
      const { conditions, conditionsProblem = '' } = form.getValues();
      const unread = { conditions: { messages: [conditionsProblem] } };
      setConditionMessages(conditionsProblem === '' ? await conditionsComplaints(conditions) : unread);
    },
  };
}

async function conditionsComplaints(conditions: unknown): Promise<PlacedMessages> {
  const { parseConditions } = await import('@/lib/conditions/parse/parse-conditions');
  const messages: PlacedMessages = {};
  for (const { path, message } of parseConditions(conditions).issues)
    (messages[placeOf(['conditions', ...path])] ??= { messages: [] }).messages.push(message);
  return messages;
}

/** The form's own errors by place, for the summary. Errors of conditions are kept separately, by their own places. */
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
