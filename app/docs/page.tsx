import type { Metadata } from 'next';

import { origin } from '@/app/own-address';
import { readDocument } from '@/components/docs/document-reader';
import { Reference } from '@/components/docs/reference';
import { statusOf } from '@/lib/api/error-answer';
import { OPENAPI_DOCUMENT } from '@/lib/api/openapi/document';
import { ERROR_MEANINGS } from '@/lib/api/openapi/error-meanings';
import { INTEGRATION_FAILURES } from '@/lib/api/openapi/resources/integration-failures';
import { ERROR_CODES } from '@/lib/server/errors';

export const metadata: Metadata = { title: 'API reference' };

const READER = readDocument(OPENAPI_DOCUMENT);
const ERRORS = ERROR_CODES.map((code) => ({ code, status: statusOf(code), meaning: ERROR_MEANINGS[code] }));
const { unknownNames } = INTEGRATION_FAILURES.createInvalid.content?.['application/json'].examples ?? {};

export default async function DocsPage() {
  return (
    <Reference reader={READER} origin={await origin()} errors={ERRORS} errorExample={unknownNames?.value ?? null} />
  );
}
