import { Property } from '@/components/docs/schema/property-list';
import { TypeText } from '@/components/docs/schema/type-text';
import type { Operation } from '@/lib/api/openapi/types';

import { Disclosure } from './disclosure';
import type { DocumentReader } from './document-reader';
import { Sample } from './sample';

export interface ResponseListProps {
  reader: DocumentReader;
  responses: Operation['responses'];
}

/** The responses of an operation by status: success is expanded, errors are collapsed. */
export function ResponseList({ reader, responses }: ResponseListProps) {
  return (
    <div className="grid gap-1">
      <h4 className="font-semibold">Answers</h4>
      {Object.entries(responses).map(([status, response]) => {
        const { description, headers = {}, content } = reader.response(response);
        const media = content?.['application/json'];
        const title = (
          <>
            <span className="font-mono text-code font-semibold text-text">{status}</span> {description}
          </>
        );
        // Responses shared by all operations appear once, under "Errors".
        if ('$ref' in response)
          return (
            <p key={status} className="py-1 pl-5 text-sm text-text-muted">
              {title}
            </p>
          );
        return (
          <Disclosure key={status} open={Number(status) < 300} summary={title}>
            {media && (
              <p>
                <span className="text-sm text-text-muted">Body: </span>
                <TypeText schema={media.schema} />
              </p>
            )}
            {Number(status) < 300 && (
              <Disclosure summary="Headers">
                <ul className="divide-y divide-border">
                  {Object.entries(headers).map(([name, ref]) => {
                    const { description: words, schema, required } = reader.header(ref);
                    return (
                      <Property
                        key={name}
                        name={name}
                        schema={schema}
                        description={words}
                        note={required ? '' : 'may be absent'}
                      />
                    );
                  })}
                </ul>
              </Disclosure>
            )}
            {Object.values(media?.examples ?? {}).map(({ summary, value }) => (
              <Sample key={summary} label={`${status}: ${summary}`} code={JSON.stringify(value, null, 2)} />
            ))}
          </Disclosure>
        );
      })}
    </div>
  );
}
