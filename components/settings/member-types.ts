import type { Role } from '@/lib/accounts/roles';
import type { InviteInput } from '@/lib/members/schema';
import type { InvitationView, MemberView } from '@/lib/members/types';
import type { ActionResult } from '@/lib/server/action-result';

/** A new invitation, with the link for the invited person. */
export interface InvitationLink extends InvitationView {
  readonly link: string;
}

export interface MemberActions {
  readonly invite: (input: InviteInput) => Promise<ActionResult<InvitationLink>>;
  readonly revoke: (id: string) => Promise<ActionResult<null>>;
  readonly changeRole: (userId: string, role: Role) => Promise<ActionResult<MemberView>>;
  readonly remove: (userId: string) => Promise<ActionResult<null>>;
}

/** The data and actions on the page for people who manage members. */
export interface MemberManagement {
  readonly invitations: readonly InvitationView[];
  /** The names of the API keys that a member created and that outlive their membership, by user id. */
  readonly keyNames: Readonly<Record<string, readonly string[]>>;
  readonly actions: MemberActions;
}
