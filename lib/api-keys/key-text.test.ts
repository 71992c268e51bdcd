import { crc32 } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { createKeyText, hashKey, shownPrefix } from './key-text';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const keys = Array.from({ length: 2_000 }, createKeyText);

describe('a key', () => {
  it('has the prefix, 32 random characters and 6 of a checksum that scanners can verify', () => {
    for (const key of keys) {
      expect(key).toMatch(/^sbx_[0-9A-Za-z]{38}$/);
      const number = Array.from(key.slice(-6)).reduce((sum, digit) => sum * 62 + ALPHABET.indexOf(digit), 0);
      expect(number).toBe(crc32(key.slice(0, -6)));
    }
  });

  it('is never generated twice, and uses every character', () => {
    expect(new Set(keys).size).toBe(keys.length);
    const used = new Set(keys.flatMap((key) => key.slice(4, -6).split('')));
    expect([...used].toSorted().join('')).toBe(ALPHABET);
  });

  it('is stored as its SHA-256', () => {
    expect(hashKey('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(hashKey('ä')).not.toEqual(hashKey('a\u0308'));
  });

  it('is recognized by its first characters, which reveal too little of it', () => {
    expect(shownPrefix(`sbx_${'a'.repeat(38)}`)).toBe('sbx_aaaaaa');
    expect(shownPrefix('any text of 32 characters or more')).toBe('any te');
  });
});
