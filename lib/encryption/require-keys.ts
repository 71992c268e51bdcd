import 'server-only';

import { log } from '@/lib/server/log';
import { keyFile, processVault } from '@/lib/server/secrets/process-vault';
import { keyIdOf, type Vault } from '@/lib/server/secrets/vault';
import { StartError } from '@/lib/server/start-error';

import { listEnvelopes } from './repository';
import { placeOfEnvelope } from './service';
import type { StoredEnvelope } from './types';

const MOST = 1_000;

/**
 * Makes sure that the encryption keys of this process are those of its database: with others, it would answer without
 * credentials. Nothing is stored yet at the first start. Throws StartError.
 */
export async function requireKeys(vault: Vault = processVault()): Promise<void> {
  const secrets = await listEnvelopes({ kind: 'instance_secret', after: undefined }, MOST);
  const environments = await listEnvelopes({ kind: 'environment', after: undefined }, MOST);
  const isOpen = (each: StoredEnvelope) => vault.open(each.envelope, placeOfEnvelope(each)) !== null;
  const closed = environments.filter((each) => !isOpen(each));
  const isForeign = environments.length > 0 && closed.length === environments.length;
  if (isForeign || !secrets.every(isOpen)) throw new StartError(messageOf([...secrets, ...environments]));
  if (closed.length > 0)
    log.error({ environments: closed.map(({ id }) => id) }, 'the encryption keys do not open some environments');
}

function messageOf(stored: readonly StoredEnvelope[]): string {
  const ids = [...new Set(stored.map(({ envelope }) => keyIdOf(envelope)?.slice(0, 32) ?? 'unknown'))].slice(0, 5);
  const place = keyFile() ?? 'SIGNALBOX_ENCRYPTION_KEYS';
  return `The encryption keys in ${place} are not those of this database. Restore the keys that encrypted it (${ids.length === 1 ? 'id' : 'ids'}: ${ids.join(', ')}) from your backup.`;
}
