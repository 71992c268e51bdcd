import type { ProviderClues } from '@/lib/catalogue/clues';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import type { Field } from '@/lib/catalogue/field';

import { nameWords } from './pasted-variables';

/** What the recognition reads of a provider: its clues, and its public description. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly fields: readonly Field[];
  readonly clues: ProviderClues;
}

/**
 * Other names of the vocabulary's keys in settings files, in letters only; the field's own label and key come first.
 */
const WORDS: Readonly<Partial<Record<CredentialKey, readonly string[]>>> = {
  apiKey: ['RESTAPIKEY', 'KEY', 'ACCESSKEY', 'ACCESSKEYID', 'APIKEYID'],
  secretKey: ['SECRET', 'APISECRET', 'SECRETACCESSKEY', 'CLIENTSECRET', 'APISECRETKEY'],
  token: ['AUTHTOKEN', 'ACCESSTOKEN', 'JWT', 'USERJWT'],
  apiToken: ['TOKEN', 'BOTTOKEN', 'ACCESSTOKEN', 'APIKEY'],
  accessKey: ['APIKEY', 'CONNECTIONSTRING'],
  accountSid: ['SID', 'ACCOUNTID'],
  applicationId: ['APPID', 'APPLICATIONID'],
  projectName: ['TEAMID'],
  user: ['USERNAME', 'USERID', 'LOGIN', 'HOSTUSER', 'AUTHUSER'],
  password: ['PASS', 'PASSWD', 'PWD', 'HOSTPASSWORD', 'AUTHPASS', 'AUTHPASSWORD'],
  host: ['SERVER', 'HOSTNAME'],
  baseUrl: ['URL', 'ENDPOINT', 'HOST', 'APIURL', 'APIBASEURL'],
  apiURL: ['URL', 'ENDPOINT', 'BASEURL'],
  region: ['DEFAULTREGION'],
  messageProfileId: ['PROFILEID', 'MESSAGINGPROFILEID'],
  phoneNumberIdentification: ['PHONEID', 'NUMBERID'],
  webhookUrl: ['URL', 'ENDPOINT'],
  serviceAccount: [
    'CREDENTIALS',
    'CREDENTIALSJSON',
    'SERVICEACCOUNTJSON',
    'SERVICEACCOUNTKEY',
    'APPLICATIONCREDENTIALSJSON',
  ],
  secure: ['SSL', 'USESSL'],
  requireTls: ['STARTTLS', 'USETLS'],
};

/** Any of these names means a provider's secret if it has only one. */
const ANY_SECRET = new Set(['APIKEY', 'KEY', 'TOKEN', 'APITOKEN', 'ACCESSTOKEN', 'AUTHTOKEN', 'SECRET', 'SERVERTOKEN']);

/** Names of the sender, the same for every provider. */
const SENDER_WORDS: Readonly<Partial<Record<CredentialKey, ReadonlySet<string>>>> = {
  from: new Set(
    ['FROM', 'FROMEMAIL', 'EMAILFROM', 'MAILFROM', 'FROMADDRESS', 'MAILFROMADDRESS', 'SENDER', 'SENDEREMAIL'].concat([
      'DEFAULTFROMEMAIL',
      'FROMNUMBER',
      'PHONENUMBER',
      'FROMPHONE',
      'SMSFROM',
      'ORIGINATOR',
      'SENDFROM',
    ]),
  ),
  senderName: new Set(['FROMNAME', 'SENDERNAME', 'MAILFROMNAME', 'EMAILFROMNAME']),
};

/** Whether a key is the sender's identity rather than a credential. */
export function isSenderKey(key: CredentialKey): boolean {
  return key === 'from' || key === 'senderName' || key === 'senderId';
}

/** The sender field that a name matches, for any provider. */
export function senderField(fields: readonly Field[], name: string): Field | undefined {
  const letters = nameWords(name).join('');
  return fields.find((field) => SENDER_WORDS[field.key]?.has(letters));
}

/** How clearly a name identifies a provider: by its own name, or by an alias that others may share. */
export type Plainness = 'own' | 'alias';

export interface NamedField {
  readonly plainness: Plainness;
  /** Absent: the name mentions the provider, but none of its fields. */
  readonly field: Field | undefined;
}

interface FieldNamer {
  /** What a name identifies in the provider; undefined if nothing. */
  readonly named: (name: string) => NamedField | undefined;
  /** The field that a name matches if the provider is already known. */
  readonly bare: (name: string) => Field | undefined;
  /** Required fields other than the sender's. */
  readonly keyed: readonly Field[];
}

/** Prepares a provider for many names. */
export function fieldNamer(subject: Subject): FieldNamer {
  const { clues } = subject;
  const fields = subject.fields.filter((field) => !field.hidden);
  const letters = (text: string) => nameWords(text).join('');
  const own = new Set([subject.name, subject.id, ...(clues.prefixes ?? [])].map(letters));
  const aliases = new Set(subject.aliases.map(letters));
  const documented = new Map(
    Object.entries(clues.env ?? {}).flatMap(([key, names]) => names.map((name) => [letters(name), key] as const)),
  );
  const keyed = fields.filter((field) => field.required && !isSenderKey(field.key));
  const [onlyKey] = keyed.length === 1 ? keyed : [];

  function fieldOf(spoken: string): Field | undefined {
    // The encoding of a file is no part of its name.
    const rest = spoken.replace(/(?:IN)?(?:BASE64|B64)$/, '');
    return (
      fields.find((field) => letters(field.label) === rest) ??
      fields.find((field) => letters(field.key) === rest) ??
      fields.find((field) => WORDS[field.key]?.includes(rest)) ??
      fields.find((field) => SENDER_WORDS[field.key]?.has(rest)) ??
      (onlyKey?.secret && ANY_SECRET.has(rest) ? onlyKey : undefined)
    );
  }

  const named = (name: string): NamedField | undefined => {
    const words = nameWords(name);
    const whole = words.join('');
    const key = documented.get(whole);
    if (key) return { plainness: 'own', field: fields.find((field) => field.key === key) };
    let found: NamedField | undefined;
    // "ACME_SENDGRID_API_KEY" mentions SendGrid too.
    for (let start = 0; start < Math.min(words.length, 4); start += 1)
      for (let end = words.length; end > start; end -= 1) {
        const spoken = words.slice(start, end).join('');
        const plainness = own.has(spoken) ? 'own' : aliases.has(spoken) ? 'alias' : undefined;
        if (!plainness) continue;
        const field = fieldOf(words.slice(end).join(''));
        if (field) return { plainness, field };
        if (found?.plainness !== 'own') found = { plainness, field: undefined };
      }
    return found;
  };
  return { named, bare: (name) => fieldOf(letters(name)), keyed };
}
