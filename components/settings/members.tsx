'use client';

import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { mayGrant, type Role } from '@/lib/accounts/roles';
import type { MemberView } from '@/lib/members/types';

import { ChangeRoleDialog } from './change-role-dialog';
import { InviteDialog } from './invite-dialog';
import type { MemberManagement } from './member-types';
import { PendingInvitations } from './pending-invitations';
import { RemoveMemberDialog } from './remove-member-dialog';
import { ROLE_WORDS } from './role-words';

export interface MembersProps {
  readonly members: readonly MemberView[];
  /** The current user. */
  readonly userId: string;
  readonly role: Role;
  /** Absent for people who may not manage members. */
  readonly management: MemberManagement | undefined;
  /** Names who can manage members, for people who cannot. */
  readonly notice: ReactNode;
}

export function Members({ members, userId, role, management, notice }: MembersProps) {
  const [inviting, setInviting] = useState(false);
  const [changing, setChanging] = useState<MemberView>();
  const [removing, setRemoving] = useState<MemberView>();
  const owners = members.filter((member) => member.role === 'owner').length;
  return (
    <>
      <PageHeader
        title="Members"
        description="Who belongs to this organization, and what each may do in all its environments."
        actions={
          management && (
            <Button variant="primary" onClick={() => setInviting(true)}>
              <Plus aria-hidden /> Invite
            </Button>
          )
        }
      />
      {notice}
      <ul
        aria-label="Members"
        className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface"
      >
        {members.map((member) => (
          <MemberRow
            key={member.userId}
            member={member}
            isYou={member.userId === userId}
            isOnlyOwner={member.role === 'owner' && owners === 1}
            isManaged={management !== undefined && mayGrant(role, member.role)}
            onChange={setChanging}
            onRemove={setRemoving}
          />
        ))}
      </ul>
      {management && (
        <>
          <PendingInvitations
            invitations={management.invitations}
            own={role}
            action={management.actions.revoke}
            onInvite={() => setInviting(true)}
          />
          <InviteDialog open={inviting} onOpenChange={setInviting} own={role} action={management.actions.invite} />
          <ChangeRoleDialog
            member={changing}
            isYou={changing?.userId === userId}
            own={role}
            onClose={() => setChanging(undefined)}
            action={management.actions.changeRole}
          />
          <RemoveMemberDialog
            member={removing}
            isYou={removing?.userId === userId}
            keyNames={management.keyNames[removing?.userId ?? ''] ?? []}
            onClose={() => setRemoving(undefined)}
            action={management.actions.remove}
          />
        </>
      )}
    </>
  );
}

interface MemberRowProps {
  readonly member: MemberView;
  readonly isYou: boolean;
  readonly isOnlyOwner: boolean;
  readonly isManaged: boolean;
  readonly onChange: (member: MemberView) => void;
  readonly onRemove: (member: MemberView) => void;
}

function MemberRow({ member, isYou, isOnlyOwner, isManaged, onChange, onRemove }: MemberRowProps) {
  const { name, email, role, since } = member;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_5rem_8.5rem_13rem]">
      <div className="grid min-w-0 gap-0.5">
        <p className="flex min-w-0 items-center gap-2 font-medium">
          <span className="truncate">{name}</span>
          {isYou && <Badge tone="accent">you</Badge>}
        </p>
        <p className="text-sm wrap-anywhere text-text-muted">{email}</p>
      </div>
      <p className="text-right font-medium md:text-left">{ROLE_WORDS[role].label}</p>
      <div className="col-span-2 flex min-h-8 items-center justify-between gap-x-4 md:contents">
        <p className="text-sm text-text-muted tabular-nums">
          Since <RelativeTime value={since} />
        </p>
        <div className="flex justify-end gap-1">
          {isManaged && isOnlyOwner ? (
            <p className="text-sm text-text-muted">The only owner: stays</p>
          ) : (
            isManaged && (
              <>
                <Button
                  variant="ghost"
                  size="sm"
                  aria-label={`Change role of ${name}`}
                  onClick={() => onChange(member)}
                >
                  Change role
                </Button>
                <Button variant="ghost" size="sm" aria-label={`Remove ${name}`} onClick={() => onRemove(member)}>
                  Remove
                </Button>
              </>
            )
          )}
        </div>
      </div>
    </li>
  );
}
