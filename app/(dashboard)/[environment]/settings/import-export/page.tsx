import type { Metadata } from 'next';
import { z } from 'zod';

import { current, currentContext } from '@/app/current';
import { parameterSchema } from '@/app/input-schemas';
import { Transfers } from '@/components/transfers/transfers';
import { PageHeader } from '@/components/ui/page-header';
import { listIntegrationNames } from '@/lib/integrations/read/get-and-list';
import { exportToShow } from '@/lib/transfers/service';

import { applyCopyAction, applyImportAction, planCopyAction, planImportAction } from './actions';

export const metadata: Metadata = { title: 'Import and export' };

interface TransferPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

const addressSchema = z.object({
  from: parameterSchema,
  to: parameterSchema,
  only: parameterSchema,
  tab: parameterSchema,
});

/** `?from=…&to=…&only=identifier,…` opens the copy tab (`from` and `to` are environment ids); `?tab=` opens any tab. */
export default async function TransferPage({ searchParams }: TransferPageProps) {
  const asked = addressSchema.parse(await searchParams);
  const { environments, environment } = await current();
  const ctx = await currentContext();
  const known = (id: string | undefined) => environments.find((each) => each.id === id);
  const from = known(asked.from) ?? environment;
  const to = known(asked.to) ?? environments.find(({ id }) => id !== from.id);
  const only = asked.only?.split(',').filter(Boolean);
  const fromCtx = await currentContext(from.id);
  return (
    <>
      <PageHeader
        title="Import and export"
        description="Move integrations as YAML, or from one environment to another. Nothing is saved before you have seen what would change."
      />
      <Transfers
        key={environment.id}
        environment={environment}
        environments={environments}
        exported={await exportToShow(ctx)}
        tab={asked.tab ?? (asked.from !== undefined || asked.only !== undefined ? 'copy' : 'export')}
        copy={{
          from: from.id,
          to: to?.id,
          only,
          ...(await listIntegrationNames(fromCtx, { including: only ?? [] })),
        }}
        canCopySecrets={ctx.permissions.has('credentials:read')}
        actions={
          ctx.permissions.has('integrations:write')
            ? {
                planImport: planImportAction,
                applyImport: applyImportAction,
                planCopy: planCopyAction,
                applyCopy: applyCopyAction,
              }
            : undefined
        }
      />
    </>
  );
}
