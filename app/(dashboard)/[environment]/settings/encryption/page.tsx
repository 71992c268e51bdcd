import type { Metadata } from 'next';
import { Suspense } from 'react';

import { currentContext } from '@/app/current';
import { Encryption } from '@/components/settings/encryption';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { readEncryptionStatus } from '@/lib/encryption/service';
import type { Context } from '@/lib/server/context';
import { keyFile } from '@/lib/server/secrets/process-vault';

import { cancelRotationAction, continueRotationAction, startRotationAction } from './actions';

export const metadata: Metadata = { title: 'Encryption keys' };

export default async function EncryptionPage() {
  const ctx = await currentContext();
  if (!ctx.permissions.has('admin')) {
    return (
      <>
        <PageHeader title="Encryption keys" />
        <Callout tone="info" title="Only owners and admins see the encryption keys">
          Ask one of them whether all stored credentials can be opened.
        </Callout>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title="Encryption keys"
        description="Credentials are sealed in envelopes, each with a data key of its own; these keys seal the data keys. They are never in the database."
      />
      {/* The status decrypts every envelope: seconds for many thousands. */}
      <Suspense
        fallback={
          <p role="status" className="text-text-muted">
            Opening every stored envelope…
          </p>
        }
      >
        <Status ctx={ctx} />
      </Suspense>
    </>
  );
}

async function Status({ ctx }: { ctx: Context }) {
  return (
    <Encryption
      status={await readEncryptionStatus(ctx)}
      keyFile={keyFile()}
      startAction={startRotationAction}
      continueAction={continueRotationAction}
      cancelAction={cancelRotationAction}
    />
  );
}
