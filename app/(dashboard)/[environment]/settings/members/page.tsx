import type { Metadata } from 'next';

import { current, currentContext } from '@/app/current';
import type { MemberManagement } from '@/components/settings/member-types';
import { Members } from '@/components/settings/members';
import { Callout } from '@/components/ui/callout';
import { isRole } from '@/lib/accounts/roles';
import { listApiKeysWithMakers } from '@/lib/api-keys/service';
import { listInvitations } from '@/lib/members/invitations';
import { listMembers } from '@/lib/members/service';
import type { Context } from '@/lib/server/context';

import { changeMemberRoleAction, inviteMemberAction, removeMemberAction, revokeInvitationAction } from './actions';

export const metadata: Metadata = { title: 'Members' };

export default async function MembersPage() {
  const { session } = await current();
  const ctx = await currentContext();
  const mayManage = ctx.permissions.has('admin');
  return (
    <Members
      members={await listMembers(ctx)}
      userId={session.user.id}
      role={isRole(session.role) ? session.role : 'viewer'}
      management={mayManage ? await readManagement(ctx) : undefined}
      notice={
        !mayManage && (
          <Callout tone="info" title="Only owners and admins manage members" className="mb-4">
            Ask one of them to invite somebody or to change a role.
          </Callout>
        )
      }
    />
  );
}

async function readManagement(ctx: Context): Promise<MemberManagement> {
  const keyNames: Record<string, string[]> = {};
  for (const { name, maker } of await listApiKeysWithMakers(ctx)) if (maker) (keyNames[maker.userId] ??= []).push(name);
  return {
    invitations: await listInvitations(ctx),
    keyNames,
    actions: {
      invite: inviteMemberAction,
      revoke: revokeInvitationAction,
      changeRole: changeMemberRoleAction,
      remove: removeMemberAction,
    },
  };
}
