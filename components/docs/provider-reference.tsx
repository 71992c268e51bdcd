import { Property } from '@/components/docs/schema/property-list';
import { createRequest } from '@/components/integrations/code/request-body';
import { curlCode } from '@/components/integrations/code/request-code';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { ProviderIcon } from '@/components/ui/provider-icon';
import { TextLink } from '@/components/ui/text-link';
import { CHANNEL_LABELS } from '@/lib/catalogue/channel';
import type { JsonSchema, PublicField, PublicProvider } from '@/lib/catalogue/public-provider';

import { CopyClicks } from './copy-clicks';
import { Disclosure } from './disclosure';
import { Sample } from './sample';

export interface ProviderReferenceProps {
  provider: PublicProvider;
  /** The JSON Schema of its credentials. */
  schema: JsonSchema;
  providers: readonly { readonly id: string; readonly label: string }[];
  origin: string;
}

/** The credentials of one provider, and a request that creates an integration. */
export function ProviderReference({ provider, schema, providers, origin }: ProviderReferenceProps) {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const request = createRequest({
    provider,
    name: provider.name,
    identifier: provider.id,
    credentials: {},
    active: true,
    check: false,
    primary: false,
    conditions: [],
  });
  return (
    <div className="@container">
      <CopyClicks />
      <PageHeader
        title={
          <span className="flex items-center gap-3">
            <ProviderIcon providerId={provider.id} name={provider.name} size={32} />
            {provider.name}
          </span>
        }
        description={
          <>
            {CHANNEL_LABELS[provider.channel]} · <code className="font-mono text-code">{provider.id}</code> ·{' '}
            {provider.checkable ? 'credentials can be checked' : 'credentials cannot be checked without sending'} ·{' '}
            <TextLink href={provider.docs} external>
              Documentation of the vendor
            </TextLink>
          </>
        }
        back={<TextLink href="/docs/providers">All providers</TextLink>}
        actions={<ProviderChooser providers={providers} current={provider.id} />}
      />
      <div className="grid grid-cols-1 gap-x-8 gap-y-6 @3xl:grid-cols-2">
        <section aria-labelledby="credentials" className="grid min-w-0 content-start gap-2">
          <h2 id="credentials" className="text-lg font-semibold">
            Credentials
          </h2>
          {provider.fields.length === 0 && <p>It needs none.</p>}
          {provider.fields.length > 0 && (
            <ul className="divide-y divide-border border-t border-border">
              {provider.fields.map((field) => (
                <Property
                  key={field.key}
                  name={field.key}
                  schema={properties[field.key] ?? {}}
                  note={field.required ? 'required' : ''}
                  description={field.help ? `${field.label}. ${field.help}` : field.label}
                >
                  <FieldNotes field={field} />
                </Property>
              ))}
            </ul>
          )}
          <p className="max-w-prose text-sm text-pretty text-text-muted">
            Required is what an active integration must have; a draft may lack it. What is secret never comes back.
          </p>
        </section>
        <div className="grid min-w-0 content-start gap-3">
          <Sample label="curl: create" code={curlCode(request, origin)} />
          <Disclosure summary="JSON Schema of the credentials">
            <Sample label="JSON Schema" code={JSON.stringify(schema, null, 2)} />
          </Disclosure>
        </div>
      </div>
    </div>
  );
}

function FieldNotes({ field }: { field: PublicField }) {
  return (
    <p className="flex flex-wrap items-center gap-1.5 empty:hidden">
      {field.destination && <Badge tone="info">Decides where secrets are sent</Badge>}
      {field.helpUrl && (
        <TextLink href={field.helpUrl} external className="text-sm">
          Where to find it
        </TextLink>
      )}
    </p>
  );
}

interface ProviderChooserProps {
  providers: ProviderReferenceProps['providers'];
  current: string;
}

/** A plain form that works without scripts. */
function ProviderChooser({ providers, current }: ProviderChooserProps) {
  return (
    <form action="/docs/providers" className="flex flex-wrap items-end gap-2">
      <label className="grid gap-1 text-sm">
        Provider
        <select
          name="id"
          defaultValue={current}
          className="h-9 max-w-56 rounded-md border border-border-strong bg-surface px-2 text-base text-text"
        >
          {providers.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit">Show</Button>
    </form>
  );
}
