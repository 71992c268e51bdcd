import { SchemaBody } from '@/components/docs/schema/schema-body';
import { schemaAnchor } from '@/components/docs/schema/schema-text';
import { TextLink } from '@/components/ui/text-link';

import { CopyClicks } from './copy-clicks';
import { Disclosure } from './disclosure';
import { DocsNav, tagAnchor } from './docs-nav';
import type { DocumentReader } from './document-reader';
import { AuthenticationGuide, ConditionsGuide, ErrorsGuide, type ErrorsGuideProps, SafetyGuide } from './guides';
import { OperationSection } from './operation-section';

/** A file of the API, not a page, so it gets a plain link. */
const OPENAPI_PATH = '/v1/openapi.json';

export interface ReferenceProps {
  reader: DocumentReader;
  origin: string;
  errors: ErrorsGuideProps['errors'];
  errorExample: unknown;
}

/** The whole reference on one page, so that the browser's search covers everything. */
export function Reference({ reader, origin, errors, errorExample }: ReferenceProps) {
  return (
    <div className="@container">
      <CopyClicks />
      <div className="@4xl:grid @4xl:grid-cols-[14rem_minmax(0,1fr)] @4xl:gap-8">
        <nav
          aria-label="Contents"
          className="sticky top-18 -ml-2 hidden max-h-[calc(100dvh-5.5rem)] self-start overflow-y-auto pr-1 pb-6 @4xl:block"
        >
          <DocsNav reader={reader} />
        </nav>
        <div className="@container min-w-0">
          <Introduction reader={reader} origin={origin} />
          <nav aria-label="Contents of the page" className="pb-4 @4xl:hidden">
            <Disclosure summary="Contents">
              <DocsNav reader={reader} />
            </Disclosure>
          </nav>
          <AuthenticationGuide origin={origin} />
          <SafetyGuide />
          <ErrorsGuide errors={errors} example={errorExample} />
          <ConditionsGuide />
          {reader.document.tags.map(({ name, description }) => (
            <div key={name}>
              <div className="grid gap-1 border-t border-border pt-8 pb-6">
                <h2 id={tagAnchor(name)} className="text-xl font-semibold">
                  {name}
                </h2>
                <p className="text-text-muted">{description}</p>
                {name === 'Providers' && (
                  <p>
                    <TextLink href="/docs/providers">The credentials of each provider</TextLink>
                  </p>
                )}
              </div>
              {reader.operations(name).map(({ method, path }) => (
                <OperationSection key={method + path} reader={reader} method={method} path={path} origin={origin} />
              ))}
            </div>
          ))}
          <Schemas reader={reader} />
        </div>
      </div>
    </div>
  );
}

function Introduction({ reader, origin }: Pick<ReferenceProps, 'reader' | 'origin'>) {
  const { info } = reader.document;
  return (
    <div className="grid gap-3 pb-6">
      <h1 className="text-2xl font-semibold">API reference</h1>
      {info.description.split('\n\n').map((paragraph) => (
        <p key={paragraph} className="max-w-prose text-pretty">
          {paragraph}
        </p>
      ))}
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span>
          <span className="text-text-muted">Base address </span>
          <code className="font-mono text-code break-all">{origin}/v1</code>
        </span>
        <a
          href={OPENAPI_PATH}
          className="rounded-xs text-accent-text underline decoration-accent-border underline-offset-3 hover:decoration-current"
        >
          OpenAPI 3.1 document
        </a>
        <TextLink href="/docs/providers">Credentials by provider</TextLink>
      </p>
    </div>
  );
}

function Schemas({ reader }: Pick<ReferenceProps, 'reader'>) {
  const { schemas } = reader.document.components;
  return (
    <div className="border-t border-border pt-8">
      <h2 id="schemas" className="pb-6 text-xl font-semibold">
        Schemas
      </h2>
      {Object.entries(schemas).map(([name, schema]) => (
        <section
          key={name}
          aria-labelledby={schemaAnchor(name)}
          className="grid gap-2 border-t border-border py-6 target:bg-hover"
        >
          <h3 id={schemaAnchor(name)} className="font-mono text-base font-semibold">
            <a href={`#${schemaAnchor(name)}`} className="rounded-xs hover:underline hover:underline-offset-4">
              {name}
            </a>
          </h3>
          <SchemaBody schema={schema} direction={isSent(reader, name) ? 'sent' : 'returned'} />
        </section>
      ))}
    </div>
  );
}

/** Whether a request uses a schema: as a body or as part of one. */
function isSent(reader: DocumentReader, name: string): boolean {
  const { paths, components } = reader.document;
  const bodies = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ requestBody }) => requestBody),
  );
  const open = [JSON.stringify(bodies)];
  const sent = new Set<string>();
  for (const text of open) {
    for (const [, found = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (sent.has(found)) continue;
      sent.add(found);
      open.push(JSON.stringify(components.schemas[found]));
    }
  }
  return sent.has(name);
}
