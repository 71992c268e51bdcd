'use client';

import { useState } from 'react';

import { callAction } from '@/components/actions/call-action';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import { toast } from '@/components/ui/toast';
import { mayGrant, type Role } from '@/lib/accounts/roles';
import type { InvitationView } from '@/lib/members/types';
import type { ActionResult } from '@/lib/server/action-result';

import { ROLE_WORDS } from './role-words';

interface PendingInvitationsProps {
  readonly invitations: readonly InvitationView[];
  readonly own: Role;
  readonly action: (id: string) => Promise<ActionResult<null>>;
  readonly onInvite: () => void;
}

/** Links that were neither used nor revoked. Revoking needs no confirmation: a new link is created as quickly. */
export function PendingInvitations({ invitations, own, action, onInvite }: PendingInvitationsProps) {
  const [pending, setPending] = useState<string>();

  async function revoke({ id, email }: InvitationView) {
    setPending(id);
    const answer = await callAction(() => action(id));
    setPending(undefined);
    if (answer.ok) toast.success(`The invitation of ${email} is revoked`);
    else toast.error(answer.error.message);
  }

  return (
    <section aria-labelledby="pending-invitations" className="mt-8 grid gap-3">
      <h2 id="pending-invitations" className="text-lg font-semibold">
        Pending invitations
      </h2>
      {invitations.length === 0 ? (
        <p className="text-text-muted">
          None. <InviteLink onInvite={onInvite} /> to make a link for a colleague; nothing is sent by mail.
        </p>
      ) : (
        <ul className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface">
          {invitations.map((invitation) => (
            <li
              key={invitation.id}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_5rem_8.5rem_13rem]"
            >
              <div className="grid min-w-0 gap-0.5">
                <p className="font-medium wrap-anywhere">{invitation.email}</p>
                <p className="truncate text-sm text-text-muted">Invited by {invitation.invitedBy}</p>
              </div>
              <p className="text-right font-medium md:text-left">{ROLE_WORDS[invitation.role].label}</p>
              <div className="col-span-2 flex min-h-8 items-center justify-between gap-x-4 md:contents">
                <p className="text-sm text-text-muted tabular-nums">
                  {invitation.expired ? (
                    <Badge tone="warning">Expired</Badge>
                  ) : (
                    <>
                      Expires <RelativeTime value={invitation.expiresAt} />
                    </>
                  )}
                </p>
                <div className="flex justify-end">
                  {mayGrant(own, invitation.role) && (
                    <Button
                      variant="ghost"
                      size="sm"
                      aria-label={`Revoke the invitation of ${invitation.email}`}
                      aria-busy={pending === invitation.id}
                      onClick={() => pending === undefined && void revoke(invitation)}
                    >
                      Revoke
                    </Button>
                  )}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function InviteLink({ onInvite }: { onInvite: () => void }) {
  return (
    <button
      type="button"
      onClick={onInvite}
      className="rounded-xs text-accent-text underline decoration-accent-border underline-offset-3 hover:decoration-current"
    >
      Invite
    </button>
  );
}
