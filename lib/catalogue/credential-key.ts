/**
 * The vocabulary of credential keys and the wire type of each. A key outside it is an error everywhere; a key inside it
 * that a provider does not use is stored as a secret. Source: the keys that occur in the catalogue's facts, which
 * include all those of the "Create integration" page.
 */
export const CREDENTIAL_KEYS = {
  accessKey: 'text',
  accountSid: 'text',
  alertUid: 'text',
  apiKey: 'text',
  apiKeyRequestHeader: 'text',
  apiToken: 'text',
  apiURL: 'text',
  apiVersion: 'text',
  appID: 'text',
  AppIOBaseUrl: 'text',
  applicationId: 'text',
  appSid: 'text',
  authenticateByToken: 'boolean',
  authenticationTokenKey: 'text',
  baseUrl: 'text',
  businessAccountId: 'text',
  channelId: 'text',
  clientId: 'text',
  configurationSetName: 'text',
  contentType: 'text',
  datePath: 'text',
  domain: 'text',
  externalLink: 'text',
  from: 'text',
  hmac: 'boolean',
  hmacSecretKeyEncoding: 'text',
  host: 'text',
  idPath: 'text',
  ignoreTls: 'boolean',
  imageUrl: 'text',
  instanceId: 'text',
  ipPoolName: 'text',
  messageProfileId: 'text',
  password: 'text',
  phoneNumberIdentification: 'text',
  port: 'number',
  projectName: 'text',
  redirectUrl: 'text',
  region: 'text',
  requireTls: 'boolean',
  secretKey: 'text',
  secretKeyRequestHeader: 'text',
  secure: 'boolean',
  senderId: 'text',
  senderName: 'text',
  serviceAccount: 'text',
  servicePlanId: 'text',
  signingSecret: 'text',
  state: 'text',
  tenantId: 'text',
  title: 'text',
  tlsOptions: 'tls',
  token: 'text',
  user: 'text',
  webhookUrl: 'text',
} as const;

export type CredentialKey = keyof typeof CREDENTIAL_KEYS;

/**
 * The type of a key's value: text; true or false; `number`, a whole number stored as text (a number is accepted);
 * `tls`, an object of Node's TLS options (its JSON text is accepted).
 */
export type WireType = (typeof CREDENTIAL_KEYS)[CredentialKey];

/** Whether a name is in the vocabulary. Own keys only, so `constructor` is not. */
export function isCredentialKey(name: string): name is CredentialKey {
  return Object.hasOwn(CREDENTIAL_KEYS, name);
}
