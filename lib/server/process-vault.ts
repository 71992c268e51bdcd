import { createVault, type Vault } from './vault';

let vault: Vault | undefined;

/** The vault of this process, over SIGNALBOX_ENCRYPTION_KEYS as `npm start` has set or checked it. */
export function processVault(): Vault {
  if (vault) return vault;
  const keys = process.env['SIGNALBOX_ENCRYPTION_KEYS'];
  if (!keys) throw new Error('SIGNALBOX_ENCRYPTION_KEYS is not set');
  return (vault = createVault(keys));
}
