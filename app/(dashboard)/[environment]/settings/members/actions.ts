'use server';

import { revalidatePath } from 'next/cache';

import { actionContext } from '@/app/current';
import { referenceSchema } from '@/app/input-schemas';
import { origin } from '@/app/own-address';
import { parseInput, runAction } from '@/app/run-action';
import type { InvitationLink } from '@/components/settings/member-types';
import type { Role } from '@/lib/accounts/roles';
import { inviteMember, revokeInvitation } from '@/lib/members/invitations';
import type { InviteInput } from '@/lib/members/schema';
import { changeMemberRole, removeMember } from '@/lib/members/service';
import type { MemberView } from '@/lib/members/types';
import type { ActionResult } from '@/lib/server/action-result';
import type { Context } from '@/lib/server/context';

export async function inviteMemberAction(input: InviteInput): Promise<ActionResult<InvitationLink>> {
  return changeMembers(async (ctx) => {
    const { token, ...invitation } = await inviteMember(ctx, input);
    return { ...invitation, link: `${await origin()}/invite/${token}` };
  });
}

export async function revokeInvitationAction(id: string): Promise<ActionResult<null>> {
  return changeMembers(async (ctx) => {
    await revokeInvitation(ctx, parseInput(referenceSchema, id, 'id'));
    return null;
  });
}

export async function changeMemberRoleAction(userId: string, role: Role): Promise<ActionResult<MemberView>> {
  return changeMembers((ctx) => changeMemberRole(ctx, parseInput(referenceSchema, userId, 'userId'), { role }));
}

export async function removeMemberAction(userId: string): Promise<ActionResult<null>> {
  return changeMembers(async (ctx) => {
    await removeMember(ctx, parseInput(referenceSchema, userId, 'userId'));
    return null;
  });
}

/** Runs a verb and returns its result with the new member list. */
function changeMembers<T>(work: (ctx: Context) => Promise<T>): Promise<ActionResult<T>> {
  return runAction(async () => {
    const value = await work(await actionContext());
    revalidatePath('/[environment]/settings/members', 'page');
    return value;
  });
}
