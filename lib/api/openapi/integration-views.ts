import { z } from 'zod';

import { CHANNELS } from '@/lib/catalogue/channel';
import { CHECK_CAUSES, type CheckCause } from '@/lib/catalogue/check';
import { CREDENTIAL_KEYS, type CredentialKey } from '@/lib/catalogue/credential-key';

import { storedConditions, trace } from './condition-views';
import { named, view } from './views-registry';

export const credentialKey = named(
  'CredentialKey',
  z
    .enum(Object.keys(CREDENTIAL_KEYS) as [CredentialKey, ...CredentialKey[]])
    .describe('The vocabulary of credentials, whatever the provider.'),
);

export const dateTime = z.iso.datetime();

export const verdict = view('CheckVerdict', 'What a provider answered when it was asked about credentials.', {
  status: z
    .enum(['accepted', 'rejected', 'unknown'])
    .describe('What the provider said. Unknown: it could not be asked, or its answer proves nothing.'),
  cause: z.enum(Object.keys(CHECK_CAUSES) as [CheckCause, ...CheckCause[]]),
  message: z.string().describe('What it means and what to do, for a person.'),
  durationMs: z.number().min(0),
  at: dateTime,
  request: z.string().exactOptional().describe('Method and place of what was asked, without a query or a secret.'),
  field: credentialKey.exactOptional().describe('The credential that is to blame.'),
});

const secretState = view('SecretState', 'What is told of a secret that is set. Its value never comes back.', {
  set: z.literal(true),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .exactOptional()
    .describe(
      'The same for the same value within the environment, so that drift is seen. None for values under 12 characters.',
    ),
  updatedAt: dateTime,
});

export const integration = view(
  'Integration',
  'An integration as every route gives it. Absent fields are absent, never null.',
  {
    _id: z.uuid(),
    _environmentId: z.uuid(),
    _organizationId: z.uuid(),
    name: z.string(),
    identifier: z.string().describe('Unique among the live integrations of the environment.'),
    providerId: z.string(),
    channel: z.enum(CHANNELS),
    credentials: z
      .partialRecord(credentialKey, z.union([z.string(), z.boolean(), z.record(z.string(), z.unknown())]))
      .describe(
        'What is not secret: text, true or false, or an object of TLS options. Everything only with the scope credentials:read and ?include=credentials.',
      ),
    secrets: z.partialRecord(credentialKey, secretState).describe('The secrets that are set, by credential key.'),
    active: z.boolean(),
    deleted: z.boolean(),
    deletedAt: dateTime.exactOptional().describe('Absent unless deleted.'),
    deletedBy: z.string().exactOptional().describe('Absent unless deleted.'),
    primary: z.boolean().describe('Takes what no condition claims; e-mail and SMS only.'),
    priority: z.int().min(0).describe('Higher is asked first; e-mail and SMS only, else 0.'),
    conditions: storedConditions,
    lastCheck: verdict.exactOptional().describe('Absent until the provider was asked.'),
    needsCredentials: z
      .literal(true)
      .exactOptional()
      .describe('Only when the stored credentials cannot be opened with the encryption keys of this server.'),
    createdAt: dateTime,
    updatedAt: dateTime,
  },
);

const brief = view('IntegrationBrief', 'An integration in a few words.', {
  _id: z.uuid(),
  identifier: z.string(),
  name: z.string(),
  providerId: z.string(),
  priority: z.int().min(0),
  primary: z.boolean(),
});

export const resolution = view('Resolution', 'Which integration sends, and why.', {
  channel: z.enum(CHANNELS),
  rule: z
    .enum(['identifier', 'condition', 'primary', 'priority', 'none'])
    .describe('What chose it: its name, its conditions, being primary, the highest priority, or nothing.'),
  integration: z.union([integration, z.null()]).describe('The one that sends, or null.'),
  matches: z
    .array(brief)
    .describe('All that the rules accept, in their order. Channels that fan out send to all of them.'),
  candidates: z
    .array(
      z.object({
        integration: brief,
        matched: z.union([z.boolean(), z.null()]).describe('null: it has no conditions.'),
        because: z.string().describe('Why it won or did not.'),
        trace,
      }),
    )
    .exactOptional()
    .describe('With explain: every active one of the channel, in the order asked.'),
});
