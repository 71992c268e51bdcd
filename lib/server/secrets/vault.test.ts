import { randomBytes } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createVault, keyedDigest } from './vault';

const keyText = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const [K1, K2] = [keyText('k1'), keyText('k2')];
const vault = createVault(K1);
const PLACE = 'integration/organization/environment/row';

describe('an encrypted text', () => {
  it('decrypts in its place, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string(), (text, place) => {
        expect(vault.open(vault.seal(text, place), place)).toBe(text);
      }),
      { seed: 20260310, numRuns: 100 },
    );
  });

  it('is not in its envelope, and two encryptions of it differ', () => {
    const secret = 'a secret of some length';
    const envelopes = Array.from({ length: 50 }, () => vault.seal(secret, PLACE));
    expect(new Set(envelopes).size).toBe(50);
    expect(new Set(envelopes.map((envelope) => envelope.split('.')[2])).size).toBe(50);
    for (const envelope of envelopes) {
      expect(envelope).toMatch(/^v1\.k1\.[A-Za-z0-9_-]{80}\.[A-Za-z0-9_-]+$/);
      expect(Buffer.from(envelope.split('.')[3] ?? '', 'base64url').includes(secret)).toBe(false);
    }
  });

  it.each([
    '',
    'Integration/organization/environment/row',
    `${PLACE} `,
    PLACE.slice(0, -1),
    'integration/organization/environment/other',
    'integration/other/environment/row',
  ])('does not decrypt in the place "%s"', (place) => {
    expect(vault.open(vault.seal('secret', PLACE), place)).toBeNull();
  });
});

describe('a changed envelope does not decrypt:', () => {
  // 1, 2 and 3 bytes: base64url leaves 4, 2 and 0 bits of its last character unused.
  it.each(['a', 'ab', 'abc', 'a longer secret, of several blocks of sixteen bytes'])(
    'any character of the envelope of "%s", changed to any other',
    (text) => {
      const envelope = vault.seal(text, PLACE);
      const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.+/=! \n\u00e4';
      for (let index = 0; index < envelope.length; index++) {
        // Only the last characters have spare bits.
        for (const character of index < envelope.length - 2 ? 'Az_=' : alphabet) {
          const changed = envelope.slice(0, index) + character + envelope.slice(index + 1);
          if (changed !== envelope) expect(vault.open(changed, PLACE), `${index} ${character}`).toBeNull();
        }
        expect(vault.open(envelope.slice(0, index) + envelope.slice(index + 1), PLACE)).toBeNull();
        expect(vault.open(`${envelope.slice(0, index)}A${envelope.slice(index)}`, PLACE)).toBeNull();
      }
    },
  );

  it('any byte of its parts', () => {
    const parts = vault.seal('a secret', PLACE).split('.');
    for (const part of [2, 3]) {
      const bytes = Buffer.from(parts[part] ?? '', 'base64url');
      for (let index = 0; index < bytes.length; index++) {
        const changed = Buffer.from(bytes);
        changed[index] = (changed[index] ?? 0) ^ 1;
        expect(vault.open(parts.with(part, changed.toString('base64url')).join('.'), PLACE)).toBeNull();
      }
    }
  });

  it.each([
    '',
    '.',
    '...',
    'v1',
    'v1.k1',
    'v1.k1..',
    'v1.k1.AAAA.AAAA',
    'null',
    '{}',
    'v1.k1.A.A',
    'v2.k1.a.a',
    `v1.k1.${'A'.repeat(80)}.${'A'.repeat(80)}`,
    `v1.__proto__.AAAA.AAAA`,
  ])('the text "%s"', (text) => {
    expect(vault.open(text, PLACE)).toBeNull();
  });

  it('an envelope with text added at either end, or with parts of another', () => {
    const [one, other] = [vault.seal('one', PLACE), vault.seal('other', PLACE)];
    for (const changed of [`${one}.`, `${one}.A`, `${one}A`, `${one}=`, `${one}\n`, ` ${one}`, `v1.${one}`])
      expect(vault.open(changed, PLACE)).toBeNull();
    const [a, b] = [one.split('.'), other.split('.')];
    expect(vault.open(a.with(3, b[3] ?? '').join('.'), PLACE)).toBeNull();
    expect(vault.open(a.with(2, b[2] ?? '').join('.'), PLACE)).toBeNull();
  });
});

describe('a list of keys', () => {
  it('encrypts with the first key and decrypts with each', () => {
    const old = vault.seal('secret', PLACE);
    const rotated = createVault(`${K2},${K1}`);
    expect(rotated.open(old, PLACE)).toBe('secret');
    const renewed = rotated.seal('secret', PLACE);
    expect(renewed).toMatch(/^v1\.k2\./);
    expect(createVault(K2).open(renewed, PLACE)).toBe('secret');
    expect(createVault(K2).open(old, PLACE)).toBeNull();
    expect(vault.open(renewed, PLACE)).toBeNull();
  });

  it('does not decrypt with another key of the same name, nor under another name', () => {
    const envelope = vault.seal('secret', PLACE);
    expect(createVault(keyText('k1')).open(envelope, PLACE)).toBeNull();
    const renamed = createVault(K1.replace('k1', 'k9'));
    expect(renamed.open(envelope.replace('.k1.', '.k9.'), PLACE)).toBeNull();
  });

  it('that is malformed creates no vault, and the error does not contain its text', () => {
    for (const list of ['', 'k1', 'k1:short', `${K1},${K1}`, `${K1},`]) {
      expect(() => createVault(list)).toThrow('SIGNALBOX_ENCRYPTION_KEYS is not a list of keys');
    }
  });
});

describe('digests', () => {
  const key = Buffer.alloc(32, 7);

  it('differ by key, purpose and text, and keep purpose and text apart', () => {
    const digests = [
      keyedDigest(key, 'a', 'b'),
      keyedDigest(key, 'ab', ''),
      keyedDigest(key, '', 'ab'),
      keyedDigest(Buffer.alloc(32, 8), 'a', 'b'),
      keyedDigest(key, 'a', 'B'),
    ];
    expect(new Set(digests).size).toBe(5);
    expect(keyedDigest(key, 'a', 'b')).toBe(digests[0]);
    for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });
});
