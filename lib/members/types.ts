import type { Role } from '@/lib/accounts/roles';

/** A member of the organization. */
export interface MemberView {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly since: string;
}

/** An invitation that is neither accepted nor revoked, without its link. */
export interface InvitationView {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** The name of the inviter. */
  readonly invitedBy: string;
  readonly expiresAt: string;
  readonly expired: boolean;
}

/** A newly created invitation: the only time the token of its link is returned. */
export interface CreatedInvitation extends InvitationView {
  readonly token: string;
}

/** What the holder of a valid link may see. */
export interface OpenInvitation {
  readonly organizationName: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  /** Whether the email address has an account, from an earlier membership. */
  readonly hasAccount: boolean;
}
