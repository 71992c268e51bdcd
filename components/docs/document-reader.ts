import { refName } from '@/components/docs/schema/schema-text';
import type { Header, Method, OpenApiDocument, Operation, Ref, Response } from '@/lib/api/openapi/types';
import type { JsonSchema } from '@/lib/catalogue/public-provider';

/** The OpenAPI document with resolved references. Throws on a broken reference, which a test rules out. */
export interface DocumentReader {
  readonly document: OpenApiDocument;
  /** The operations of a tag, in the order of the document. */
  operations(tag: string): readonly { readonly method: string; readonly path: string; readonly operation: Operation }[];
  operation(method: string, path: string): Operation;
  /** Resolves a reference to a named schema; returns any other schema unchanged. */
  schema(schema: JsonSchema): JsonSchema;
  response(response: Response | Ref): Response;
  header(header: Ref): Header;
}

export function readDocument(document: OpenApiDocument): DocumentReader {
  const { schemas, responses, headers } = document.components;
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );
  return {
    document,
    operations: (tag) => all.filter(({ operation }) => operation.tags[0] === tag),
    operation: (method, path) => found(document.paths[path]?.[method as Method], `${method} ${path}`),
    schema: (schema) => {
      const name = refName(schema);
      return name ? found(schemas[name], name) : schema;
    },
    response: (response) => ('$ref' in response ? at(responses, response) : response),
    header: (header) => at(headers, header),
  };
}

function at<T>(named: Readonly<Record<string, T>>, ref: Ref): T {
  const name = refName({ ...ref }) ?? '';
  return found(named[name], name);
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The document lacks ${what}.`);
  return value;
}
