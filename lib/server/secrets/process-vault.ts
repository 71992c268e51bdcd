import 'server-only';

import { perProcess } from '@/lib/server/per-process';

import { createVault, type Vault } from './vault';

/** The vault of this process, over SIGNALBOX_ENCRYPTION_KEYS as `npm start` has set or checked it. */
export function processVault(): Vault {
  return perProcess('vault', () => {
    const keys = process.env['SIGNALBOX_ENCRYPTION_KEYS'];
    if (!keys) throw new Error('SIGNALBOX_ENCRYPTION_KEYS is not set');
    return createVault(keys);
  });
}

/** The variable in which `npm start` reports the file it read the keys from. */
export const KEY_FILE_VARIABLE = 'SIGNALBOX_ENCRYPTION_KEYS_FILE';

/** The file that this process's keys were read from; null if a variable provided them. */
export function keyFile(): string | null {
  return process.env[KEY_FILE_VARIABLE] ?? null;
}
