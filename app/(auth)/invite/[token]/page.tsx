import type { Metadata } from 'next';
import { headers } from 'next/headers';

import { acceptInvitationAction, joinAction, rejoinAction, signOutAction } from '@/app/(auth)/actions';
import { AcceptForm } from '@/components/auth/accept-form';
import { AuthLayout } from '@/components/auth/auth-layout';
import { JoinForm } from '@/components/auth/join-form';
import { RejoinForm } from '@/components/auth/rejoin-form';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';
import { findPerson } from '@/lib/accounts/session';
import { readInvitation } from '@/lib/members/accept-invitation';

export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer', robots: { index: false } };

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await readInvitation(token, new Date());
  if (!invitation) return <Gone />;
  const { organizationName, email, role, invitedBy, hasAccount } = invitation;
  const title = `Join ${organizationName}`;
  const words = `${invitedBy} invites you as ${role}.`;
  const person = await findPerson(await headers());
  if (person && person.email !== email) {
    return (
      <AuthLayout title={title} description="You are signed in, and this invitation is for another address.">
        <p>Sign out, then open the link again. Or pass it on to the person whom it is for.</p>
        <form action={signOutAction}>
          <Button type="submit" className="w-full">
            Sign out
          </Button>
        </form>
      </AuthLayout>
    );
  }
  if (person) {
    return (
      <AuthLayout title={title} description={words}>
        <JoinForm email={email} action={joinAction.bind(null, token)} />
      </AuthLayout>
    );
  }
  return (
    <AuthLayout title={title} description={words}>
      {hasAccount ? (
        <RejoinForm email={email} action={rejoinAction.bind(null, token)} />
      ) : (
        <AcceptForm email={email} action={acceptInvitationAction.bind(null, token)} />
      )}
    </AuthLayout>
  );
}

/** The same text for an unknown, used, revoked or expired link. */
function Gone() {
  return (
    <AuthLayout
      title="This invitation does not work"
      description="It was used or withdrawn, it is over, or the link was cut."
    >
      <p>
        Ask the person who invited you for a new link. If you have joined already,{' '}
        <TextLink href="/sign-in">sign in</TextLink>.
      </p>
    </AuthLayout>
  );
}
