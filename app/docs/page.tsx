import type { Metadata } from 'next';

import { readDocument } from '@/components/docs/document-reader';
import { Reference } from '@/components/docs/reference';
import { statusOf } from '@/lib/api/error-answer';
import { OPENAPI_DOCUMENT } from '@/lib/api/openapi/document';
import { ERROR_MEANINGS } from '@/lib/api/openapi/error-meanings';
import { INTEGRATION_FAILURES } from '@/lib/api/openapi/integration-failures';
import { ERROR_CODES } from '@/lib/server/errors';

import { readOrigin } from './origin';

export const metadata: Metadata = { title: 'API reference' };

const READER = readDocument(OPENAPI_DOCUMENT);
const ERRORS = ERROR_CODES.map((code) => ({ code, status: statusOf(code), meaning: ERROR_MEANINGS[code] }));
const { unknownNames } = INTEGRATION_FAILURES.createInvalid.content?.['application/json'].examples ?? {};

export default async function DocsPage() {
  return (
    <Reference reader={READER} origin={await readOrigin()} errors={ERRORS} errorExample={unknownNames?.value ?? null} />
  );
}
