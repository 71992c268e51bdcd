import { redirect } from 'next/navigation';

import { current } from '@/app/current';
import { inEnvironment } from '@/lib/environments/address';

/** The address of an environment alone leads to its integrations. */
export default async function EnvironmentPage() {
  redirect(inEnvironment((await current()).environment.slug, '/integrations'));
}
