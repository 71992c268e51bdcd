import { headers } from 'next/headers';
import { cache } from 'react';

import { REQUEST_ID_HEADER } from '@/lib/server/http/request-id-header';
import { newId } from '@/lib/server/secrets/random';

/** The id of the current request, shared by its page, its action and everything they call. */
export const requestId = cache(async (): Promise<string> => (await headers()).get(REQUEST_ID_HEADER) ?? newId());
