import type { Metadata } from 'next';

import { current, currentContext } from '@/app/current';
import { Environments } from '@/components/settings/environments';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { listEnvironmentsInUse } from '@/lib/environments/service';

import { createEnvironmentAction, updateEnvironmentAction } from './actions';

export const metadata: Metadata = { title: 'Environments' };

export default async function EnvironmentsPage() {
  const { environment } = await current();
  const ctx = await currentContext();
  if (!ctx.permissions.has('admin')) {
    return (
      <>
        <PageHeader title="Environments" />
        <Callout tone="info" title="Only owners and admins manage environments">
          Ask one of them for a new one, or for another name. You work in {environment.name}; the switch is in the
          header.
        </Callout>
      </>
    );
  }
  return (
    <Environments
      environments={await listEnvironmentsInUse(ctx)}
      currentId={environment.id}
      createAction={createEnvironmentAction}
      updateAction={updateEnvironmentAction}
    />
  );
}
