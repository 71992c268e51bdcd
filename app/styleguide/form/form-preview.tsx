'use client';

import type { ReactNode } from 'react';

import { IntegrationForm } from '@/components/integrations/create/new-integration';
import type { ConditionTools } from '@/components/integrations/form/conditions-section';
import type { CreateInput } from '@/components/integrations/form/form-values';
import { AppShell } from '@/components/shell/app-shell';
import type { ProviderClues } from '@/lib/catalogue/clues';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import type { IntegrationView } from '@/lib/integrations/types';
import type { ActionResult } from '@/lib/server/action-result';

const ENVIRONMENT = {
  id: 'dev',
  name: 'Development',
  color: 'green',
  slug: 'development',
  createdAt: '2026-01-01T00:00:00.000Z',
} as const;

const wait = (durationMs: number) => new Promise<void>((resolve) => setTimeout(resolve, durationMs));

export function Frame({ children }: { children: ReactNode }) {
  return (
    <AppShell
      nav={[{ href: '/styleguide/form', label: 'Integrations' }]}
      environments={[ENVIRONMENT]}
      environment={ENVIRONMENT}
      user={{ name: 'Ada Lovelace', email: 'ada@example.com' }}
      onSignOut={() => wait(300)}
    >
      {children}
    </AppShell>
  );
}

const CONDITION_TOOLS: ConditionTools = {
  warningsAction: async () => ({ ok: true, data: [] }),
  compareAction: async () => ({ ok: true, data: { channel: 'email', draftId: 'new', samples: [], leftOut: 0 } }),
  knownAttributes: {},
};

export function FormPreview({
  providers,
  clues,
}: {
  providers: readonly PublicProvider[];
  clues: readonly ProviderClues[];
}) {
  return (
    <IntegrationForm
      providers={providers}
      clues={clues}
      environment={ENVIRONMENT}
      apiBaseUrl="http://localhost:3000"
      createAction={create}
      identifierAction={async (identifier) => {
        await wait(400);
        return { ok: true, data: { available: identifier !== 'taken' } };
      }}
      conditionTools={CONDITION_TOOLS}
    />
  );
}

/** The name selects the result: "refused" fails at fields, "down" fails as a whole, "offline" returns nothing. */
async function create(input: CreateInput): Promise<ActionResult<IntegrationView>> {
  window.dispatchEvent(new CustomEvent('sample-create', { detail: input }));
  await wait(900);
  const failure = {
    code: 'validation_failed',
    message: 'The request is not valid.',
    requestId: 'req_019ab2c4',
  } as const;
  switch (input.name) {
    case 'refused': {
      const errors = {
        identifier: { messages: ['This identifier is taken in this environment.'] },
        'credentials.apiKey': { messages: ['SendGrid rejected this key: it has been revoked.'] },
        'conditions[0].children[0].value': { messages: ['The value is too long.'] },
        providerId: { messages: ['There is one such integration already.'] },
      };
      return { ok: false, error: { ...failure, errors } };
    }
    case 'down':
      return { ok: false, error: { ...failure, code: 'unavailable', message: 'The database does not answer.' } };
    case 'offline':
      throw new TypeError('offline');
    default:
      return { ok: true, data: sampleOf(input) };
  }
}

function sampleOf({ name, identifier, providerId, channel, active, conditions }: CreateInput): IntegrationView {
  return {
    _id: '019ab2c4-0000-7000-8000-000000000000',
    _environmentId: '019ab2c4-0000-7000-8000-000000000001',
    _organizationId: '019ab2c4-0000-7000-8000-000000000002',
    name,
    identifier,
    providerId,
    channel,
    credentials: {},
    secrets: {},
    active,
    deleted: false,
    primary: false,
    priority: 0,
    conditions,
    createdAt: new Date().toISOString(),
    updatedAt: new Date().toISOString(),
  };
}
