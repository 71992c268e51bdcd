import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { CHANNELS } from '@/lib/catalogue/channel';

import { decodeLink, encodeLink, playgroundHref } from './link';
import type { PlaygroundState } from './playground-state';

// Many small runs, which take seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const RUNS = { seed: 20260310, numRuns: 200 };

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  // Includes lone surrogates: a person can paste them.
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('{"__proto__":1}', '', ' {', '#', '%00', '😀'),
);

const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

const draft = fc.record(
  {
    integrationId: fc.uuid(),
    name: anyText,
    providerId: anyText,
    channel: fc.constantFrom(...CHANNELS),
    active: fc.boolean(),
    primary: fc.boolean(),
    conditions: json,
  },
  { requiredKeys: ['name', 'providerId', 'channel', 'active', 'conditions'] },
);

const states: fc.Arbitrary<PlaygroundState> = fc.record(
  {
    channel: fc.constantFrom(...CHANNELS),
    providerId: anyText,
    identifier: anyText,
    context: fc.oneof(
      anyText,
      json.map((value) => JSON.stringify(value, null, 2).repeat(20)),
    ),
    draft,
  },
  { requiredKeys: ['channel', 'providerId', 'identifier', 'context'] },
);

describe('a link', () => {
  it('restores everything that it was created from', async () => {
    await fc.assert(
      fc.asyncProperty(states, async (given) => {
        const hash = await encodeLink(given);
        expect(hash).toMatch(/^#[jz][A-Za-z0-9_-]*$/);
        expect(await decodeLink(hash)).toEqual({ state: given });
        expect(await decodeLink(playgroundHref(given).replace('/playground', ''))).toEqual({ state: given });
      }),
      RUNS,
    );
  });

  it('of the first version names its environment', async () => {
    const first = Buffer.from(JSON.stringify({ e: 'its-id', c: 'sms', x: '{}' })).toString('base64url');
    const state = { channel: 'sms', providerId: '', identifier: '', context: '{}' };
    expect(await decodeLink(`#j${first}`)).toEqual({ environmentId: 'its-id', state });
  });

  it('is shorter than long content', async () => {
    const context = JSON.stringify({ payload: Array.from({ length: 500 }, (_, index) => ({ item: index })) });
    const given: PlaygroundState = { channel: 'sms', providerId: '', identifier: '', context };
    const hash = await encodeLink(given);
    expect(hash.length).toBeLessThan(context.length / 2);
    expect(await decodeLink(hash)).toEqual({ state: given });
  });

  it('returns nothing and never throws when it is hostile or broken', async () => {
    const base64 = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    const bomb = await packed(new Uint8Array(8 * 1024 * 1024));
    const deep = `{"e":"","c":"email","d":{"name":"","providerId":"","channel":"email","active":true,"conditions":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`;
    const hashes = [
      ...['null', '[]', '1', '{}', '{"c":"pigeon"}', '{"e":1,"c":"email"}', '{"e":"","c":"email","x":1}', deep].map(
        (text) => `#j${base64(text)}`,
      ),
      `#j${base64('\u00ff\u00fe')}`,
      `#z${bomb}`,
      '',
      '#',
      '#j',
      '#z',
      'j',
      '#main',
      '#j%%%',
      '#x123',
      '#zAAAA',
      '#j😀',
    ];
    for (const hash of hashes) expect(await decodeLink(hash), hash.slice(0, 80)).toBeUndefined();
    await fc.assert(
      fc.asyncProperty(anyText, fc.constantFrom('#j', '#z', '#', ''), async (text, start) => {
        await decodeLink(start + text);
      }),
      RUNS,
    );
  });
});

async function packed(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const buffer = Buffer.from(await new Response(stream).arrayBuffer());
  return buffer.toString('base64url');
}
