import { describe, expect, it } from 'vitest';

import { readTextFile } from './read-text-file';

const file = (content: BlobPart, name = 'key.p8') => new File([content], name);

describe('readTextFile', () => {
  it('reads text unchanged', async () => {
    expect(await readTextFile(file('-----BEGIN…\nä\n'))).toEqual({ text: '-----BEGIN…\nä\n' });
    expect(await readTextFile(file('x'.repeat(64 * 1024)))).toEqual({ text: 'x'.repeat(64 * 1024) });
  });

  it.each([
    ['one byte too many', file('x'.repeat(64 * 1024 + 1)), 'key.p8 is larger than 64 KiB'],
    ['a binary file', file(new Uint8Array([0x89, 0x50, 0xff, 0xfe]), 'logo.png'), 'logo.png is not a text file.'],
    ['a null character', file('a\u0000b'), 'is not a text file.'],
    ['nothing', file(' \n'), 'is empty.'],
  ])('rejects %s by name', async (_, given, why) => {
    const reading = await readTextFile(given);
    expect(reading).toHaveProperty('complaint', expect.stringContaining(why));
  });

  it('rejects an unreadable file, such as a folder', async () => {
    const folder = {
      name: 'keys',
      size: 4096,
      arrayBuffer: () => Promise.reject(new DOMException('', 'NotFoundError')),
    };
    expect(await readTextFile(folder)).toEqual({ complaint: 'keys could not be read.' });
  });
});
