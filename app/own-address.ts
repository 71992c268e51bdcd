import { headers } from 'next/headers';

import { originOf } from '@/lib/server/http/origin';

/** The origin under which the person reached this server, for links and examples. */
export async function origin(): Promise<string> {
  return originOf(await headers());
}
