import type { CheckAnswer, CheckFinding, CheckRequest } from '@/lib/catalogue/check';
import { askOtherHosts } from '@/lib/catalogue/other-hosts';
import { defineProvider } from '@/lib/catalogue/provider';
import { isJson, isSuccess, textAt } from '@/lib/catalogue/single-request-check';

export const sparkpost = defineProvider({
  id: 'sparkpost',
  channel: 'email',
  name: 'SparkPost',
  docs: 'https://developers.sparkpost.com/api/',
  aliases: ['bird', 'messagebird', 'message systems'],
  fields: [
    {
      key: 'apiKey',
      kind: 'secret',
      label: 'API Key',
      required: true,
      secret: true,
      help: 'Configuration → API Keys, shown only once. It needs the permission Transmissions: Read/Write.',
      helpUrl: 'https://developers.sparkpost.com/api/',
    },
    {
      key: 'region',
      kind: 'select',
      label: 'Region',
      required: false,
      secret: false,
      destination: true,
      options: [{ value: 'eu', label: 'EU' }],
      emptyLabel: 'Default',
      help: 'EU only for accounts of SparkPost EU; keys of one region do not work in the other.',
      helpUrl: 'https://developers.sparkpost.com/api/',
    },
    {
      key: 'from',
      kind: 'email',
      label: 'From email address',
      required: true,
      secret: false,
      placeholder: 'news@example.com',
      help: 'An address of a verified sending domain.',
    },
    {
      key: 'senderName',
      kind: 'text',
      label: 'Sender name',
      required: true,
      secret: false,
      placeholder: 'Acme News',
    },
  ],
  check: {
    kind: 'http',
    docs: 'https://developers.sparkpost.com/api/account/',
    needs: ['apiKey'],
    async run(values, ask) {
      const request = (host: Host): CheckRequest => ({
        method: 'GET',
        url: `https://${host}/api/v1/account`,
        headers: { authorization: values.text('apiKey') },
      });
      const host = values.text('region') === 'eu' ? EU : US;
      const answer = await ask(request(host));
      if (answer.status !== 401) return accountFinding(answer) ?? answer;
      const elsewhere = await askOtherHosts([host === EU ? US : EU], request, 'results', ask);
      if (elsewhere === null)
        return { cause: 'invalid_credentials', field: 'apiKey', message: 'SparkPost knows this key in no region.' };
      return typeof elsewhere === 'string' ? inRegion(elsewhere) : elsewhere;
    },
  },
});

const US = 'api.sparkpost.com';
const EU = 'api.eu.sparkpost.com';
type Host = typeof US | typeof EU;

function inRegion(host: Host): CheckFinding {
  const region = host === EU ? 'EU' : 'Default';
  return { cause: 'misconfigured', field: 'region', message: `The key is of another region: choose ${region}.` };
}

function accountFinding(answer: CheckAnswer): CheckFinding | null {
  // The right to read the account is not the right to send.
  if (answer.status === 403 && isJson(answer))
    return {
      cause: 'undetermined',
      message: "SparkPost doesn't let this key read the account. It may still send.",
    };
  if (!isSuccess(answer, 'results')) return null;
  return ['suspended', 'terminated'].includes(textAt(answer.json, 'results.status'))
    ? { cause: 'blocked', message: 'SparkPost has suspended the account. Ask its support why.' }
    : { cause: 'valid' };
}
