import { printCode, type Dialect } from './print-code';
import type { CodeValue, CreateRequest } from './request-body';
import { isKnownToSdk, SDK_NAMES, unknownToSdk } from './sdk-limits';

/** The request as a command for a POSIX shell. In: where this server is reached, without a path. */
export function curlCode(request: CreateRequest, apiBaseUrl: string): string {
  const { primary, check, conditions, ...rest } = request;
  const body = { ...rest, ...(check && { check }), ...(conditions.length > 0 && { conditions }) };
  const create = command(`${base(apiBaseUrl)}/v1/integrations`, [
    '-H "Content-Type: application/json"',
    `-d ${shellJson(body)}`,
  ]);
  if (!primary) return create;
  return `${create}\n\n${command(`${base(apiBaseUrl)}/v1/integrations/${encodeURIComponent(request.identifier)}/set-primary`, [])}`;
}

function command(url: string, rest: readonly string[]): string {
  const headers = ['-H "Authorization: ApiKey $SIGNALBOX_API_KEY"', '-H "Idempotency-Key: $(uuidgen)"'];
  return [`curl -X POST ${shellWord(url)}`, ...headers, ...rest].join(' \\\n  ');
}

/** Text as one word of a POSIX shell: bare when nothing in it means anything there, else in single quotes. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${quoted(text)}'`;
}

const quoted = (text: string) => text.replaceAll("'", String.raw`'\''`);

/** JSON in single quotes; a secret's variable stands between two of them, in double quotes, so that the shell fills it in. */
function shellJson(body: CodeValue): string {
  const dialect: Dialect = {
    key: (name) => quoted(JSON.stringify(name)),
    text: (value) => quoted(JSON.stringify(value)),
    env: ({ env, isDocument }) => (isDocument ? `'"$(jq -n env.${env})"'` : `"'"$${env}"'"`),
    trailingComma: false,
  };
  return `'${printCode(body, dialect)}'`;
}

/** The request as a program with `@novu/api`, the official client. */
export function novuCode(request: CreateRequest, apiBaseUrl: string): string {
  const { primary, check, conditions, credentials, active, ...rest } = request;
  const known = Object.entries(credentials).filter(([key]) => isKnownToSdk(key));
  const body = {
    ...rest,
    credentials: Object.fromEntries(known.map(([key, value]) => [SDK_NAMES[key] ?? key, value])),
    active,
    ...(check && { check }),
    ...(conditions.length > 0 && { conditions }),
  };
  const lines = [
    "import { Novu } from '@novu/api';",
    '',
    'const novu = new Novu({',
    '  secretKey: process.env.SIGNALBOX_API_KEY,',
    `  serverURL: ${JAVASCRIPT.text(base(apiBaseUrl))},`,
    '});',
    '',
    ...unknownToSdk(request).map((sentence) => `// ${sentence}`),
    `const { result } = await novu.integrations.create(${printCode(body, JAVASCRIPT)});`,
    ...(primary ? [`await novu.integrations.setAsPrimary(${JAVASCRIPT.text(request.identifier)});`] : []),
  ];
  return lines.join('\n');
}

const JAVASCRIPT: Dialect = {
  key: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)),
  text: (value) =>
    `'${JSON.stringify(value)
      .slice(1, -1)
      .replaceAll(String.raw`\"`, '"')
      .replaceAll("'", String.raw`\'`)}'`,
  env: ({ env }) => `process.env.${env}`,
  trailingComma: true,
};

function base(apiBaseUrl: string): string {
  return apiBaseUrl.replace(/\/+$/, '');
}
