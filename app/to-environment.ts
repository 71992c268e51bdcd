import { redirect } from 'next/navigation';

import { current, currentPath } from '@/app/current';
import { inEnvironment } from '@/lib/environments/address';

/** An address without an environment, such as `/integrations`, leads to the environment used last. */
export async function toEnvironment(): Promise<never> {
  redirect(inEnvironment((await current()).environment.slug, await currentPath()));
}
