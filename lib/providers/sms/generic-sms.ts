import type { Ask, CheckAnswer, CheckFinding, CheckValues } from '@/lib/catalogue/check';
import { UnfitValue } from '@/lib/catalogue/check-url';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, valueAt } from '@/lib/catalogue/single-request-check';
import { parseUrl } from '@/lib/text/parse-url';

export const genericSms = defineProvider({
  id: 'generic-sms',
  channel: 'sms',
  name: 'SMS Webhook',
  docs: 'https://docs.novu.co/platform/integrations/sms/sms-webhook',
  aliases: ['generic sms', 'custom sms', 'http sms', 'own gateway'],
  fields: [
    {
      key: 'baseUrl',
      kind: 'url',
      label: 'Base URL',
      required: true,
      secret: false,
      destination: true,
      placeholder: 'https://sms.example.com/send',
      help: 'Each message is posted to this address as JSON. It is shown in clear, so put no key into it.',
    },
    {
      key: 'apiKeyRequestHeader',
      kind: 'text',
      label: 'API Key Request Header',
      required: true,
      secret: false,
      placeholder: 'X-API-Key',
      help: 'Name of the request header that carries the API key.',
    },
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Sent as the value of that header, exactly as typed. Include a prefix such as "Bearer" if your service expects one.',
    },
    {
      key: 'secretKeyRequestHeader',
      kind: 'text',
      label: 'Secret Key Request Header',
      required: false,
      secret: false,
      placeholder: 'X-Secret-Key',
      help: 'Name of a second header, if your service wants two keys.',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'Secret Key',
      required: false,
      secret: true,
      help: 'Sent as the value of the second header.',
    },
    {
      key: 'idPath',
      kind: 'text',
      label: 'Id Path',
      required: true,
      secret: false,
      default: 'data.id',
      help: 'Where the message id is in the JSON answer, with dots between the keys.',
    },
    {
      key: 'datePath',
      kind: 'text',
      label: 'Date Path',
      required: false,
      secret: false,
      default: 'data.date',
      help: 'Where the sending date is in the JSON answer, with dots between the keys.',
    },
    {
      key: 'authenticateByToken',
      kind: 'switch',
      label: 'Authenticate by token',
      required: false,
      secret: false,
      destination: true,
      help: 'Fetches a token from the Auth URL before each message. The keys above are then sent to that address.',
    },
    {
      key: 'domain',
      kind: 'url',
      label: 'Auth URL',
      required: false,
      secret: false,
      destination: true,
      placeholder: 'https://sms.example.com/token',
      help: 'Only with "Authenticate by token": the address that hands out the token.',
    },
    {
      key: 'authenticationTokenKey',
      kind: 'text',
      label: 'Authentication Token Key',
      required: false,
      secret: false,
      placeholder: 'accessToken',
      help: 'Key of the token inside "data" in the answer of the Auth URL. The token is sent on in a header of the same name.',
    },
    {
      key: 'from',
      kind: 'text',
      label: 'From',
      required: true,
      secret: false,
      placeholder: 'Acme',
      help: 'Sender passed to your service when a message names none.',
    },
  ],
  check: {
    kind: 'http',
    docs: 'https://docs.novu.co/platform/integrations/sms/sms-webhook',
    needs: ['apiKeyRequestHeader', 'apiKey'],
    run: (values, ask) => (values.flag('authenticateByToken') ? fetchToken(values, ask) : askOptions(values, ask)),
  },
});

/** Fetches a token as before each message: the service itself says whether it takes the keys. */
async function fetchToken(values: CheckValues, ask: Ask): Promise<CheckFinding | CheckAnswer> {
  const key = values.text('authenticationTokenKey');
  if (!key) throw new UnfitValue('authenticationTokenKey', 'the name of the token in the answer of the Auth URL');
  const answer = await ask({ method: 'POST', url: address(values, 'domain'), headers: keyHeaders(values) });
  if ((answer.status === 200 || answer.status === 201) && isJson(answer) && hasToken(answer.json, key))
    return { cause: 'valid' };
  if (isRefused(answer)) return REFUSED;
  if (answer.status === 404)
    return { cause: 'misconfigured', field: 'domain', message: 'The service has nothing at the Auth URL.' };
  return answer;
}

/** Whether `data` of an answer holds a token by a name, which may have dots of its own. */
function hasToken(json: unknown, name: string): boolean {
  const data = valueAt(json, 'data');
  const token = Object.entries(typeof data === 'object' && data !== null ? data : {}).find(
    ([key]) => key === name,
  )?.[1];
  return typeof token === 'string' && token !== '';
}

/** The safe method that a service may answer without doing anything; it can refuse the key, but not prove it. */
async function askOptions(values: CheckValues, ask: Ask): Promise<CheckFinding | CheckAnswer> {
  const answer = await ask({
    method: 'OPTIONS',
    url: address(values, 'baseUrl'),
    headers: { ...keyHeaders(values), 'x-check': '1' },
  });
  if (answer.status === 401) return REFUSED;
  // Many services know no OPTIONS at the place that takes messages.
  const isAnswered = (answer.status >= 200 && answer.status < 300) || [403, 404, 405, 501].includes(answer.status);
  if (!isAnswered) return answer;
  return {
    cause: 'not_checkable',
    message: 'The service answers. Only a message shows whether it accepts the key.',
  };
}

const REFUSED: CheckFinding = {
  cause: 'invalid_credentials',
  field: 'apiKey',
  message: 'The service does not accept the key.',
};

/** A 403 that is not JSON may come from a firewall, which says nothing about the key. */
function isRefused(answer: CheckAnswer): boolean {
  return answer.status === 401 || (answer.status === 403 && isJson(answer));
}

/** The headers that carry the keys. Throws UnfitValue if a name is invalid, or controls the request itself. */
function keyHeaders(values: CheckValues): Record<string, string> {
  const headers = { [headerName(values, 'apiKeyRequestHeader')]: values.text('apiKey') };
  if (values.text('secretKeyRequestHeader') && values.text('secretKey'))
    headers[headerName(values, 'secretKeyRequestHeader')] = values.text('secretKey');
  return headers;
}

const STEERING = /^(?:host|connection|content-length|transfer-encoding|te|trailer|upgrade|expect|keep-alive|proxy-.*)$/;

function headerName(values: CheckValues, key: CredentialKey): string {
  const name = values.text(key).toLowerCase();
  if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) || STEERING.test(name))
    throw new UnfitValue(key, 'the name of a request header, such as X-API-Key');
  return name;
}

/** The address as the person entered it, including its query: sending uses it the same way. */
function address(values: CheckValues, key: CredentialKey): string {
  const text = values.text(key);
  const url = /\s/.test(text) ? null : parseUrl(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new UnfitValue(key, 'a URL such as https://sms.example.com/send');
  url.hash = '';
  return url.href;
}
