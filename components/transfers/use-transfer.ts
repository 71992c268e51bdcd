'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { type ActionFailure, callAction, UNREACHED_KEPT } from '@/components/actions/call-action';
import { announce } from '@/components/ui/announce';
import { toast } from '@/components/ui/toast';
import type { ActionResult } from '@/lib/server/action-result';
import type { Decisions, PlanEntry, SecretPlan, TransferPlan, TransferResult } from '@/lib/transfers/types';

import type { Approval } from './transfer-actions';

/** An unfinished answer: an option may be selected before its value is typed. */
export interface Answer {
  readonly choice: 'keep' | 'copy' | 'enter';
  readonly value: string;
}

export interface Transfer {
  readonly plan: TransferPlan | undefined;
  readonly result: TransferResult | undefined;
  readonly failure: ActionFailure | undefined;
  /** Whether the plan was computed again, because data had changed since the previous one. */
  readonly isRenewed: boolean;
  readonly pending: 'plan' | 'apply' | undefined;
  readonly answers: Readonly<Record<string, Answer>>;
  /** Whether open decisions are highlighted. */
  readonly isStrict: boolean;
  readonly answer: (id: string, answer: Answer) => void;
  readonly makePlan: () => Promise<void>;
  readonly apply: () => Promise<void>;
  /** Discards the plan because its input has changed. Answers stay. */
  readonly forget: () => void;
}

/** The id of an answer, equal to that of its decision (lib/transfers). */
export function answerId(entry: Pick<PlanEntry, 'identifier'>, secret: Pick<SecretPlan, 'key'>): string {
  return `${entry.identifier}.${secret.key}`;
}

/** The secrets without a decision. */
export function undecided(plan: TransferPlan, answers: Transfer['answers']): string[] {
  return plan.entries.flatMap((entry) =>
    entry.secrets
      .filter(({ outcome }) => outcome === 'open')
      .filter((secret) => !isAnswered(secret, answers[answerId(entry, secret)]))
      .map((secret) => answerId(entry, secret)),
  );
}

function isAnswered({ choices }: SecretPlan, answer: Answer | undefined): boolean {
  return answer !== undefined && choices.includes(answer.choice) && (answer.choice !== 'enter' || answer.value !== '');
}

/** A plan, the answers to its decisions, and its application. */
export function useTransfer(
  ask: () => Promise<ActionResult<TransferPlan>>,
  send: (approval: Approval) => Promise<ActionResult<TransferResult>>,
): Transfer {
  const router = useRouter();
  const [state, setState] =
    useState<Pick<Transfer, 'plan' | 'result' | 'failure' | 'isRenewed' | 'pending' | 'isStrict'>>(IDLE);
  const [answers, setAnswers] = useState<Transfer['answers']>({});

  async function makePlan(isRenewed = false) {
    setState((before) => ({ ...before, result: undefined, failure: undefined, pending: 'plan' }));
    const answer = await callAction(ask, UNREACHED_KEPT);
    if (answer.ok) {
      setState({ ...IDLE, plan: answer.data, isRenewed });
      return announce(isRenewed ? 'Something had changed: here is a new plan' : 'The plan is ready');
    }
    setState({ ...IDLE, failure: answer.error });
  }

  async function apply() {
    const { plan } = state;
    if (!plan || state.pending) return;
    const [missing] = undecided(plan, answers);
    if (missing !== undefined) {
      setState((before) => ({ ...before, isStrict: true }));
      return document
        .getElementById(decisionElementId(missing))
        ?.querySelector<HTMLElement>('[role=radio],input')
        ?.focus();
    }
    setState((before) => ({ ...before, failure: undefined, pending: 'apply' }));
    const decisions = decisionsOf(plan, answers);
    const answer = await callAction(() => send({ token: plan.token, decisions }), UNREACHED_KEPT);
    if (answer.ok) {
      setState({ ...IDLE, result: answer.data });
      setAnswers({});
      toast.success(`Applied to ${plan.environment.name}`);
      announce(`Applied to ${plan.environment.name}`);
      return router.refresh();
    }
    if (answer.error.errors?.['token']) return makePlan(true);
    setState((before) => ({ ...before, failure: answer.error, pending: undefined }));
  }

  return {
    ...state,
    answers,
    answer: (id, answer) => setAnswers((before) => ({ ...before, [id]: answer })),
    makePlan: () => makePlan(),
    apply,
    forget: () => setState((before) => (before.pending ? before : IDLE)),
  };
}

const IDLE = {
  plan: undefined,
  result: undefined,
  failure: undefined,
  isRenewed: false,
  pending: undefined,
  isStrict: false,
} as const;

/** The id of the element that holds a decision. */
export function decisionElementId(id: string): string {
  return `decision-${id.replaceAll('.', '-')}`;
}

/** The answers that this plan needs, without those to an earlier plan. */
function decisionsOf(plan: TransferPlan, answers: Transfer['answers']): Decisions {
  const asked = plan.entries.flatMap((entry) =>
    entry.secrets.filter(({ outcome }) => outcome === 'open').map((secret) => answerId(entry, secret)),
  );
  return Object.fromEntries(
    asked.flatMap((id) => {
      const answer = answers[id];
      if (!answer) return [];
      const { choice, value } = answer;
      return [[id, choice === 'enter' ? { choice, value } : { choice }]];
    }),
  );
}
