import type { CheckAnswer, CheckFinding } from '@/lib/catalogue/check';
import { segment } from '@/lib/catalogue/check-url';
import { defineProvider } from '@/lib/catalogue/provider';
import { isSuccess, textAt, valueAt } from '@/lib/catalogue/single-request-check';

export const whatsappBusiness = defineProvider({
  id: 'whatsapp-business',
  channel: 'chat',
  name: 'WhatsApp Business',
  docs: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/access-tokens/',
  aliases: ['whatsapp', 'whatsapp cloud api', 'meta', 'facebook'],
  popular: true,
  fields: [
    {
      key: 'apiToken',
      kind: 'secret',
      label: 'Access token',
      required: true,
      secret: true,
      help: 'Best a system user token with the permission "whatsapp_business_messaging": the one on the API Setup page is short-lived.',
      helpUrl: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/access-tokens/',
    },
    {
      key: 'phoneNumberIdentification',
      kind: 'text',
      label: 'Phone number ID',
      required: true,
      secret: false,
      placeholder: '123456789012345',
      pattern: {
        source: '\\d+',
        message: 'A phone number ID has digits only. It is not the phone number itself',
      },
      help: 'App Dashboard → WhatsApp → API Setup, below the number that sends.',
      helpUrl: 'https://developers.facebook.com/apps/',
    },
    {
      key: 'businessAccountId',
      kind: 'text',
      label: 'WhatsApp Business Account ID',
      required: true,
      secret: false,
      destination: true,
      placeholder: '123456789012345',
      pattern: {
        source: '\\d+',
        message: 'A WhatsApp Business Account ID has digits only',
      },
      help: 'App Dashboard → WhatsApp → API Setup, beside the phone number ID.',
      helpUrl: 'https://developers.facebook.com/apps/',
    },
    {
      key: 'secretKey',
      kind: 'secret',
      label: 'App secret',
      required: true,
      secret: true,
      help: 'App Dashboard → App settings → Basic. It proves that a webhook is from Meta.',
      helpUrl: 'https://developers.facebook.com/apps/',
    },
    {
      key: 'token',
      kind: 'secret',
      label: 'Verify token',
      required: false,
      secret: true,
      hidden: true,
      help: 'A text of your choice, the same as in the webhook configuration of the app.',
    },
  ],
  recognise: {
    addresses: [{ address: 'https://graph.facebook.com/*/{phoneNumberIdentification}/messages' }],
    keys: [{ source: 'EAA[A-Za-z0-9]{30,}', key: 'apiToken' }],
  },
  check: {
    kind: 'http',
    docs: 'https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/whatsapp-business-account-phone-number-api',
    needs: ['apiToken', 'phoneNumberIdentification'],
    async run(values, ask) {
      const token = values.text('apiToken');
      const auth = { type: 'bearer', token } as const;
      const number = await ask({
        method: 'GET',
        url: `${GRAPH}/${segment(values, 'phoneNumberIdentification', /^\d+$/)}?fields=verified_name,status`,
        auth,
      });
      const refusal = isSuccess(number, 'id') ? null : readRefusal(number);
      if (refusal?.cause !== 'insufficient_scope' && refusal?.cause !== 'misconfigured' && !isSuccess(number, 'id'))
        return refusal ?? number;

      // Reading the number takes another permission than sending, so the token's own list decides. Meta takes the
      // token in the query only: https://developers.facebook.com/documentation/business-messaging/whatsapp/permissions/
      const inspected = await ask({
        method: 'GET',
        url: `${GRAPH}/debug_token?input_token=${encodeURIComponent(token)}`,
        auth,
      });
      const scopes = isSuccess(inspected, 'data.scopes') ? valueAt(inspected.json, 'data.scopes') : undefined;
      return judge(refusal, Array.isArray(scopes) ? scopes : null, textAt(number.json, 'status'));
    },
  },
});

const GRAPH = 'https://graph.facebook.com/v23.0';

const NO_ACCESS: CheckFinding = {
  cause: 'insufficient_scope',
  field: 'apiToken',
  message: 'The token may not use this phone number. Assign the WhatsApp account to its system user.',
};

/** `scopes` is null where Meta does not show them, as to the token of a partner's customer. */
function judge(refusal: CheckFinding | null, scopes: readonly unknown[] | null, status: string): CheckFinding {
  if (scopes && !scopes.includes('whatsapp_business_messaging'))
    return {
      cause: 'insufficient_scope',
      field: 'apiToken',
      message: 'The token lacks the permission "whatsapp_business_messaging".',
    };
  if (refusal && scopes && !scopes.includes('whatsapp_business_management'))
    return {
      cause: 'valid_limited',
      message: 'The token may send. Without "whatsapp_business_management" the phone number ID cannot be confirmed.',
    };
  // Reading the number takes a right that sending does not need, and without the list it may be this one that lacks.
  if (refusal && !scopes)
    return {
      cause: 'undetermined',
      message: "Meta doesn't let this token read the phone number. Either the ID is wrong, or the token can only send.",
    };
  if (refusal) return refusal;
  switch (status) {
    case 'BANNED':
      return {
        cause: 'blocked',
        field: 'phoneNumberIdentification',
        message: 'WhatsApp has banned this phone number.',
      };
    case 'DELETED':
    case 'MIGRATED':
    case 'DISCONNECTED':
      return {
        cause: 'misconfigured',
        field: 'phoneNumberIdentification',
        message: 'This phone number is no longer connected to the WhatsApp account.',
      };
    case 'RESTRICTED':
      return { cause: 'valid_limited', message: 'WhatsApp has restricted this phone number for the time being.' };
    default:
      return { cause: 'valid' };
  }
}

/** Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes/ */
function readRefusal({ json }: CheckAnswer): CheckFinding | null {
  const code = valueAt(json, 'error.code');
  if (typeof code !== 'number') return null;
  if (code >= 200 && code <= 299) return NO_ACCESS;
  switch (code) {
    case 0:
    case 190:
      return /expired/i.test(textAt(json, 'error.message')) || valueAt(json, 'error.error_subcode') === 463
        ? { cause: 'expired', field: 'apiToken', message: 'The access token has expired. Use one of a system user.' }
        : { cause: 'invalid_credentials', field: 'apiToken' };
    case 3:
    case 10:
      return NO_ACCESS;
    case 33:
    case 100:
      return {
        cause: 'misconfigured',
        field: 'phoneNumberIdentification',
        message: 'The token sees no phone number with this ID. It is not the number itself, nor the account ID.',
      };
    case 368:
    case 131031:
      return { cause: 'blocked', message: 'Meta has locked or restricted the WhatsApp account.' };
    case 4:
    case 80007:
    case 80008:
    case 130429:
      return { cause: 'rate_limited' };
    case 1:
    case 2:
    case 131000:
    case 131016:
      return { cause: 'provider_unavailable' };
    default:
      return null;
  }
}
