import { KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';

import { Badge } from '@/components/ui/badge';
import { CodeBlock } from '@/components/ui/code-block';
import { RelativeTime } from '@/components/ui/relative-time';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import type { IntegrationView } from '@/lib/integrations/types';

import { credentialFacts, type CredentialFact } from './list-credentials';

export interface CredentialsFactsProps {
  integration: IntegrationView;
  provider: PublicProvider | undefined;
}

export function CredentialsFacts({ integration, provider }: CredentialsFactsProps) {
  const facts = credentialFacts(integration, provider);
  if (facts.length === 0)
    return <p className="text-text-muted">{provider?.name ?? 'This provider'} needs no credentials.</p>;
  return (
    <dl className="border-y border-border">
      {facts.map((fact) => (
        <Fact key={fact.key} label={fact.label}>
          <Told fact={fact} />
        </Fact>
      ))}
    </dl>
  );
}

function Told({ fact }: { fact: CredentialFact }) {
  switch (fact.told) {
    case 'secret':
      return (
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Badge>
            <KeyRound aria-hidden />
            Set
          </Badge>
          {fact.state?.fingerprint && (
            <span className="text-text-muted">
              Fingerprint <code className="text-code text-text">{fact.state.fingerprint}</code>
            </span>
          )}
          {fact.state && (
            <span className="text-text-muted">
              <RelativeTime value={fact.state.updatedAt} />
            </span>
          )}
        </span>
      );
    case 'text':
      return fact.text;
    case 'document':
      return <CodeBlock label={fact.label} code={fact.text} wrap />;
    case 'nothing':
      return (
        <span className="text-text-muted">
          {fact.required ? 'Not set; required before it can be active' : 'Not set'}
        </span>
      );
    default:
      return fact satisfies never;
  }
}

/** One line of a definition list. */
function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-1 gap-x-6 gap-y-0.5 border-t border-border py-2.5 first:border-t-0 sm:grid-cols-[13rem_minmax(0,1fr)]">
      <dt className="text-text-muted">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
