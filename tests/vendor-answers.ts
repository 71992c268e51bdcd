import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { CHECK_CAUSES, type CheckCause } from '@/lib/catalogue/check';
import { CREDENTIAL_KEYS, type CredentialKey } from '@/lib/catalogue/credential-key';

const texts = z.record(z.string(), z.string());
const credentialsSchema = z.partialRecord(
  z.enum(Object.keys(CREDENTIAL_KEYS) as [CredentialKey, ...CredentialKey[]]),
  z.union([z.string(), z.boolean(), z.record(z.string(), z.unknown())]),
);

const answerSchema = z.strictObject({
  status: z.int().min(200).max(599),
  headers: texts.default({}),
  /** Text is sent as it is, anything else as JSON. */
  body: z.unknown().optional(),
  query: texts.default({}),
  /** Names in lower case. A text that ends in … matches a beginning. */
  requestHeaders: texts.default({}),
  /** Text that the request's body must contain. */
  requestBody: z.string().default(''),
});

const tableSchema = z.strictObject({
  credentials: credentialsSchema,
  cases: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        credentials: credentialsSchema.default({}),
        answers: z.record(z.string().regex(/^(?:GET|HEAD|POST|OPTIONS) [a-z0-9.:-]+\/[^?]*$/), answerSchema),
        cause: z.enum(Object.keys(CHECK_CAUSES) as [CheckCause, ...CheckCause[]]),
        field: z.enum(Object.keys(CREDENTIAL_KEYS) as [CredentialKey, ...CredentialKey[]]).optional(),
      }),
    )
    .min(1),
});

export type VendorTable = z.output<typeof tableSchema>;
export type VendorAnswer = z.output<typeof answerSchema>;

const folder = fileURLToPath(new URL('vendor-answers', import.meta.url));

/** Every table of tests/vendor-answers, by the provider's id. Throws, naming the file, if one is invalid. */
export function readVendorTables(): Map<string, VendorTable> {
  return new Map(
    readdirSync(folder).map((file) => {
      const parsed = tableSchema.safeParse(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
      if (!parsed.success) throw new Error(`tests/vendor-answers/${file}: ${z.prettifyError(parsed.error)}`);
      return [file.replace(/\.json$/, ''), parsed.data];
    }),
  );
}
