'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { formPlaces, type PlacedMessages } from '@/components/integrations/form/problems';
import type { IntegrationFormApi } from '@/components/integrations/form/use-server-errors';
import { announce } from '@/components/ui/announce';
import type { PublicField } from '@/lib/catalogue/public-provider';

import { spokenVerdict } from './last-check';
import type { CheckAnswer, CheckTarget } from './request-check';
import { useCheckCall } from './use-check-call';

interface ConnectionCheckOptions {
  environmentId: string;
  form: IntegrationFormApi;
  /** The fields that the form shows. */
  fields: readonly PublicField[];
  /** The credentials to check; undefined when the form lacks a value, which then shows at its field. */
  target: () => CheckTarget | undefined;
  /** Called with each verdict. */
  onVerdict?: () => void;
  /** Changes each time the form is refilled. */
  revision?: number;
}

/** A check of a form's credentials. Marks the field at fault; the verdict becomes outdated once credentials change. */
export function useConnectionCheck({
  environmentId,
  form,
  fields,
  target,
  onVerdict,
  revision = 0,
}: ConnectionCheckOptions) {
  const [isStale, setIsStale] = useState(false);
  const [askedRevision, setAskedRevision] = useState(revision);
  /** Validation errors of a refused check for places without a field. */
  const [others, setOthers] = useState<PlacedMessages>({});
  const asked = useRef<string>(undefined);
  const call = useCheckCall(environmentId, place);

  function place(answer: CheckAnswer) {
    if (answer.ok) {
      const { verdict } = answer;
      announce(spokenVerdict(verdict));
      onVerdict?.();
      if (verdict.status === 'rejected' && verdict.field && asked.current === credentialsOf(form))
        mark(`credentials.${verdict.field}`, verdict.message);
      return;
    }
    const rest = Object.entries(answer.errors).filter(([at, { messages }]) => !mark(at, messages.join(' ')));
    setOthers(Object.fromEntries(rest));
    announce(`The check was not made. ${answer.message}`);
  }

  /** False when the form has no such field. */
  function mark(at: string, message: string): boolean {
    const isOwn = formPlaces(fields).some((each) => each.place === at);
    if (isOwn) form.setError(at as 'name', { type: 'check', message });
    return isOwn;
  }

  const compare = useEffectEvent(() =>
    setIsStale(asked.current !== undefined && asked.current !== credentialsOf(form)),
  );
  useEffect(() => form.subscribe({ formState: { values: true }, callback: () => compare() }), [form]);

  function start() {
    for (const [key, error] of Object.entries(form.formState.errors.credentials ?? {}))
      if (error?.type === 'check') form.clearErrors(`credentials.${key}`);
    setOthers({});
    const next = target();
    if (!next) return;
    asked.current = credentialsOf(form);
    setIsStale(false);
    setAskedRevision(revision);
    call.start(next);
  }

  return {
    ...call,
    // A verdict on previous values does not apply to a refilled form.
    answer: askedRevision === revision ? call.answer : undefined,
    start,
    isStale,
    others,
  };
}

/** As text, for comparison. */
function credentialsOf(form: IntegrationFormApi): string {
  const { credentials, secrets } = form.getValues();
  return JSON.stringify([credentials, secrets]);
}

export type ConnectionCheckState = ReturnType<typeof useConnectionCheck>;
