import { printCode, type Dialect } from './format-literal';
import { isKnownToSdk, SDK_NAMES, unknownToSdk } from './novu-sdk-limits';
import type { CodeValue, CreateRequest } from './request-body';
import type { ShownUpdate } from './update-request';

/** The request as a command for a POSIX shell. In: the origin of this server. */
export function curlCode(request: CreateRequest, apiBaseUrl: string): string {
  const { primary, check, conditions, ...rest } = request;
  const body = { ...rest, ...(check && { check }), ...(conditions.length > 0 && { conditions }) };
  const create = command('POST', `${base(apiBaseUrl)}/v1/integrations`, [
    IDEMPOTENCY,
    JSON_TYPE,
    `-d ${shellJson(body)}`,
  ]);
  return primary ? `${create}\n\n${curlPrimary(request.identifier, apiBaseUrl)}` : create;
}

/** An update as a command for a POSIX shell. */
export function curlUpdateCode({ identifier, body, primary }: ShownUpdate, apiBaseUrl: string): string {
  const hasBody = Object.keys(body).length > 0;
  if (!hasBody && !primary) return UNCHANGED.map((line) => `# ${line}`).join('\n');
  // Sets the default first: the update may change the identifier.
  return [
    ...(primary ? [curlPrimary(identifier, apiBaseUrl)] : []),
    ...(hasBody ? [command('PUT', itemUrl(identifier, apiBaseUrl), [JSON_TYPE, `-d ${shellJson(body)}`])] : []),
  ].join('\n\n');
}

const UNCHANGED = ['Nothing is changed yet.', 'What you change appears here.'];
const IDEMPOTENCY = '-H "Idempotency-Key: $(uuidgen)"';
const JSON_TYPE = '-H "Content-Type: application/json"';

function curlPrimary(identifier: string, apiBaseUrl: string): string {
  return command('POST', `${itemUrl(identifier, apiBaseUrl)}/set-primary`, [IDEMPOTENCY]);
}

function itemUrl(identifier: string, apiBaseUrl: string): string {
  return `${base(apiBaseUrl)}/v1/integrations/${encodeURIComponent(identifier)}`;
}

function command(method: 'POST' | 'PUT', url: string, rest: readonly string[]): string {
  return [`curl -X ${method} ${shellWord(url)}`, '-H "Authorization: ApiKey $SIGNALBOX_API_KEY"', ...rest].join(
    ' \\\n  ',
  );
}

/** Text as one word of a POSIX shell: unquoted if it has no special characters, else in single quotes. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${quoted(text)}'`;
}

const quoted = (text: string) => text.replaceAll("'", String.raw`'\''`);

/**
 * JSON in single quotes. A secret's variable sits between two quoted parts, in double quotes, so that the shell expands
 * it.
 */
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
  const body = {
    ...rest,
    credentials: sdkCredentials(credentials),
    active,
    ...(check && { check }),
    ...(conditions.length > 0 && { conditions }),
  };
  return novuProgram(apiBaseUrl, [
    ...unknownToSdk(request).map((sentence) => `// ${sentence}`),
    `const { result } = await novu.integrations.create(${printCode(body, JAVASCRIPT)});`,
    ...(primary ? [novuPrimary(request.identifier)] : []),
  ]);
}

/** An update as a program with `@novu/api`. */
export function novuUpdateCode({ identifier, body, primary }: ShownUpdate, apiBaseUrl: string): string {
  const hasBody = Object.keys(body).length > 0;
  if (!hasBody && !primary) return UNCHANGED.map((line) => `// ${line}`).join('\n');
  const { credentials, conditions } = body;
  const given = (credentials ?? {}) as CreateRequest['credentials'];
  const cleared = Object.keys(given).filter((key) => given[key] === null);
  const kept = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  const shown = { ...body, ...(credentials === undefined ? {} : { credentials: sdkCredentials(kept) }) };
  return novuProgram(apiBaseUrl, [
    ...cleared.map((key) => `// @novu/api cannot clear "${key}": use curl for this one.`),
    ...unknownToSdk({
      credentials: kept,
      conditions: Array.isArray(conditions) ? (conditions as readonly CodeValue[]) : [],
    }).map((sentence) => `// ${sentence}`),
    ...(primary ? [novuPrimary(identifier)] : []),
    ...(hasBody
      ? [
          `const { result } = await novu.integrations.update(${printCode(shown, JAVASCRIPT)}, ${JAVASCRIPT.text(identifier)});`,
        ]
      : []),
  ]);
}

function novuProgram(apiBaseUrl: string, calls: readonly string[]): string {
  const lines = [
    "import { Novu } from '@novu/api';",
    '',
    'const novu = new Novu({',
    '  secretKey: process.env.SIGNALBOX_API_KEY,',
    `  serverURL: ${JAVASCRIPT.text(base(apiBaseUrl))},`,
    '});',
    '',
    ...calls,
  ];
  return lines.join('\n');
}

const novuPrimary = (identifier: string) => `await novu.integrations.setAsPrimary(${JAVASCRIPT.text(identifier)});`;

/** The credentials that the package sends, under the package's names. */
function sdkCredentials(credentials: CreateRequest['credentials']): CreateRequest['credentials'] {
  const known = Object.entries(credentials).filter(([key]) => isKnownToSdk(key));
  return Object.fromEntries(known.map(([key, value]) => [SDK_NAMES[key] ?? key, value]));
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
