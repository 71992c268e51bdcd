import { z } from 'zod';

import { CHANNELS } from '@/lib/catalogue/channel';

import type { PlaygroundState } from './playground-state';

/** The content of a link. Its environment is in its path. */
export interface Linked {
  readonly state: PlaygroundState;
  /** The id of the environment, in links of the first version, which named it nowhere else. */
  readonly environmentId?: string | undefined;
}

/** Compression does not help shorter links. */
const PLAIN_CHARACTERS = 400;
/** The maximum size of a decompressed link: more than a context may have, and little for a browser. */
const MAX_BYTES = 4 * 1024 * 1024;

const draftSchema = z.object({
  integrationId: z.string().optional(),
  name: z.string(),
  providerId: z.string(),
  channel: z.enum(CHANNELS),
  active: z.boolean(),
  primary: z.boolean().optional(),
  conditions: z.unknown(),
});

const linkSchema = z.object({
  e: z.string().optional(),
  c: z.enum(CHANNELS),
  p: z.string().default(''),
  i: z.string().default(''),
  x: z.string().default('{}'),
  d: draftSchema.optional(),
});

/** The playground's path with a state, synchronous and uncompressed: for a tab that opens on a click. */
export function playgroundHref(state: PlaygroundState): string {
  return `/playground#j${toBase64Url(toBytes(state))}`;
}

/** The URL hash (with its #) that stores a state. The server never receives it: a context may contain personal data. */
export async function encodeLink(state: PlaygroundState): Promise<string> {
  const bytes = toBytes(state);
  const plain = `j${toBase64Url(bytes)}`;
  if (plain.length <= PLAIN_CHARACTERS) return `#${plain}`;
  const packed = `z${toBase64Url(await deflate(bytes))}`;
  return `#${packed.length < plain.length ? packed : plain}`;
}

/** Reads a hash; undefined for one that is not a playground link. Never throws, with bounded memory. */
export async function decodeLink(hash: string): Promise<Linked | undefined> {
  try {
    const [kind, payload] = [hash.charAt(1), fromBase64Url(hash.slice(2))];
    if (!hash.startsWith('#') || (kind !== 'j' && kind !== 'z')) return undefined;
    const bytes = kind === 'z' ? await inflate(payload) : payload;
    const wire = linkSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    const { e: environmentId, c: channel, p: providerId, i: identifier, x: context, d: draft } = wire;
    // A draft nested too deep to serialize could not be sent either.
    JSON.stringify(draft);
    const state = { channel, providerId, identifier, context, ...(draft ? { draft } : {}) };
    return { state, ...(environmentId === undefined ? {} : { environmentId }) };
  } catch {
    return undefined;
  }
}

function toBytes({ channel, providerId, identifier, context, draft }: PlaygroundState): Uint8Array<ArrayBuffer> {
  const wire = {
    c: channel,
    ...(providerId === '' ? {} : { p: providerId }),
    ...(identifier === '' ? {} : { i: identifier }),
    x: context,
    ...(draft ? { d: draft } : {}),
  };
  return new TextEncoder().encode(JSON.stringify(wire));
}

/** In batches, because a function call accepts only so many arguments. */
function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return collect(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')));
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return collect(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')));
}

/** Throws past the limit: a few compressed bytes can expand enormously. */
async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    if (size > MAX_BYTES) {
      await reader.cancel();
      throw new RangeError('The link holds too much.');
    }
    chunks.push(next.value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all;
}
