import type { ActionResult } from '@/lib/server/action-result';
import type { Decisions, TransferPlan, TransferResult } from '@/lib/transfers/types';

/** The input for applying a plan, besides the plan's own. */
export interface Approval {
  readonly token: string;
  readonly decisions: Decisions;
}

/** The server actions for moving integrations. */
export interface TransferActions {
  readonly planImport: (
    environmentId: string,
    input: { readonly document: string },
  ) => Promise<ActionResult<TransferPlan>>;
  readonly applyImport: (
    environmentId: string,
    input: Approval & { readonly document: string },
  ) => Promise<ActionResult<TransferResult>>;
  readonly planCopy: (
    from: string,
    to: string,
    input: { readonly only: readonly string[] },
  ) => Promise<ActionResult<TransferPlan>>;
  readonly applyCopy: (
    from: string,
    to: string,
    input: Approval & { readonly only: readonly string[] },
  ) => Promise<ActionResult<TransferResult>>;
}
