import type { Metadata } from 'next';

import { current, currentContext } from '@/app/current';
import { ApiKeys } from '@/components/settings/api-keys';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { listApiKeysWithMakers } from '@/lib/api-keys/service';

import { createApiKeyAction, revokeApiKeyAction } from './actions';

export const metadata: Metadata = { title: 'API keys' };

export default async function ApiKeysPage() {
  const { environments, environment } = await current();
  const ctx = await currentContext();
  if (!ctx.permissions.has('admin')) {
    return (
      <>
        <PageHeader title="API keys" />
        <Callout tone="info" title="Only owners and admins manage API keys">
          Ask one of them for a key of the environment you need.
        </Callout>
      </>
    );
  }
  return (
    <ApiKeys
      keys={await listApiKeysWithMakers(ctx)}
      environments={environments}
      environmentId={environment.id}
      grantable={[...ctx.permissions]}
      createAction={createApiKeyAction}
      revokeAction={revokeApiKeyAction}
    />
  );
}
