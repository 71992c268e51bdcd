import type { ReactNode } from 'react';

import { ConditionsTree } from '@/components/conditions/conditions-list';
import { CONDITIONS_ID } from '@/components/integrations/form/problems';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import { describeConditions } from '@/lib/conditions/describe/describe';
import type { IntegrationView } from '@/lib/integrations/types';

import { CredentialsFacts } from './credential-list';

export interface IntegrationDetailsProps {
  integration: IntegrationView;
  /** Absent when the catalog no longer lists the provider. */
  provider: PublicProvider | undefined;
}

/** A read-only view of one integration: for viewers, and for a provider that the catalog no longer lists. */
export function IntegrationDetails({ integration, provider }: IntegrationDetailsProps) {
  const { conditions } = integration;
  return (
    <div className="grid max-w-4xl grid-cols-1 gap-8">
      <Part title="Credentials">
        <CredentialsFacts integration={integration} provider={provider} />
      </Part>
      <Part title="Conditions" id={CONDITIONS_ID}>
        <p className="break-words text-text-muted">{describeConditions(conditions)}</p>
        {conditions.length > 0 && <ConditionsTree conditions={conditions} />}
      </Part>
    </div>
  );
}

function Part({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-2.5">
      <h2 id={id} className="text-lg font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
