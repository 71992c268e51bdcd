import { shellWord } from '@/components/integrations/code/request-code';
import type { Operation } from '@/lib/api/openapi/types';

/** The parts of an operation that a command needs. */
export interface SampleRequest {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  /** The origin of this server. */
  readonly origin: string;
  readonly body?: unknown;
}

/** An operation as a command for a POSIX shell. The command reads the key from a variable. */
export function curlSample({ method, path, operation, origin, body }: SampleRequest): string {
  const url = (operation.parameters ?? [])
    .filter((each) => each.in === 'path')
    .reduce((text, { name, example }) => text.replace(`{${name}}`, encodeURIComponent(String(example))), path);
  const verb = method === 'get' ? '' : `-X ${method.toUpperCase()} `;
  const lines = [
    `curl ${verb}${shellWord(`${origin}${url}`)}`,
    ...(operation.security.length > 0 ? ['-H "Authorization: ApiKey $SIGNALBOX_API_KEY"'] : []),
    ...(body === undefined
      ? []
      : ['-H "Content-Type: application/json"', `-d ${shellWord(JSON.stringify(body, null, 2))}`]),
  ];
  return lines.join(' \\\n  ');
}
