import type { Role } from '@/lib/accounts/roles';

/** A person of the organization. */
export interface MemberView {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly since: string;
}

/** An invitation that was neither accepted nor revoked: never its link. */
export interface InvitationView {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** The name of who invited. */
  readonly invitedBy: string;
  readonly expiresAt: string;
  readonly expired: boolean;
}

/** An invitation that was just made: the one time the token of its link is told. */
export interface CreatedInvitation extends InvitationView {
  readonly token: string;
}

/** What the holder of a link that works is told. */
export interface OpenInvitation {
  readonly organizationName: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string;
  /** Whether the address has an account: of one who was a member before. */
  readonly hasAccount: boolean;
}
