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

/** The variable by which `npm start` tells where it read the keys. */
export const KEY_FILE_VARIABLE = 'SIGNALBOX_ENCRYPTION_KEYS_FILE';

/** The file that the keys of this process were read from; null when a variable gave them. */
export function keyFile(): string | null {
  return process.env[KEY_FILE_VARIABLE] ?? null;
}
