import { SchemaBody } from '@/components/docs/schema/schema-body';

import type { DocumentReader } from './document-reader';
import { Method } from './method';
import { ParameterList } from './parameter-list';
import { curlSample } from './request-sample';
import { ResponseList } from './response-list';
import { Sample } from './sample';

export interface OperationSectionProps {
  reader: DocumentReader;
  method: string;
  path: string;
  origin: string;
}

/** One operation: description and parts at the left, commands at the right on a wide screen. */
export function OperationSection({ reader, method, path, origin }: OperationSectionProps) {
  const operation = reader.operation(method, path);
  const { operationId: id, summary, description, security, parameters = [], requestBody, responses } = operation;
  const body = requestBody?.content['application/json'];
  const examples = Object.values(body?.examples ?? {});
  const scope = security.flatMap((each) => Object.values(each).flat());
  const samples = body ? examples : [{ summary: '', value: undefined }];
  return (
    <section
      aria-labelledby={id}
      className="grid grid-cols-1 gap-x-8 gap-y-4 border-t border-border py-8 @3xl:grid-cols-2"
    >
      <div className="grid min-w-0 content-start gap-5">
        <div className="grid gap-2">
          <h3 id={id} className="text-lg font-semibold">
            <a href={`#${id}`} className="rounded-xs hover:underline hover:underline-offset-4">
              {summary}
            </a>
          </h3>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <Method method={method} />
            <code className="min-w-0 text-code wrap-anywhere">{path}</code>
          </p>
          <p className="max-w-prose text-pretty">{description}</p>
          <p className="text-sm text-text-muted">
            {security.length === 0 && 'No key needed.'}
            {security.length > 0 && scope.length === 0 && 'Any valid key.'}
            {scope.length > 0 && (
              <>
                Needs the scope <code className="text-code">{scope.join(', ')}</code>.
              </>
            )}
          </p>
        </div>
        <ParameterList parameters={parameters} />
        {body && (
          <div className="grid gap-1">
            <h4 className="font-semibold">Body</h4>
            <SchemaBody schema={reader.schema(body.schema)} direction="sent" />
          </div>
        )}
      </div>
      <div className="grid min-w-0 content-start gap-3">
        {samples.map(({ summary: what, value }) => (
          <Sample
            key={what}
            label={what ? `curl: ${what}` : 'curl'}
            code={curlSample({ method, path, operation, origin, ...(value === undefined ? {} : { body: value }) })}
          />
        ))}
        <ResponseList reader={reader} responses={responses} />
      </div>
    </section>
  );
}
