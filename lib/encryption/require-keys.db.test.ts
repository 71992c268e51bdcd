import { randomBytes } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { instanceSecret } from '@/lib/server/secrets/instance-secret';
import { createVault } from '@/lib/server/secrets/vault';
import { StartError } from '@/lib/server/start-error';
import { createWorld } from '@/tests/world';

import { requireKeys } from './require-keys';

const otherVault = () => createVault(`test:${randomBytes(32).toString('base64')}`);

describe('at the start, the encryption keys', () => {
  it('may be any before anything is stored', async () => {
    await requireKeys(otherVault());
  });

  it('must be those of the database: others end it with a sentence that names the missing ids', async () => {
    await instanceSecret('a test');
    await expect(requireKeys(otherVault())).rejects.toThrow(/not those of this database\. Restore .*\(id: test\)/);
    await createWorld();
    await expect(requireKeys(otherVault())).rejects.toBeInstanceOf(StartError);
    await requireKeys();
  });
});
