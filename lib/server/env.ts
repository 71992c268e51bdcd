import 'server-only';

import { z } from 'zod';

import { DEFAULT_RATE_LIMIT } from '@/lib/server/http/rate-limit';

import { parseOutboundAllow } from './outbound-allow';
import { StartError } from './start-error';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
    error: 'must be a whole number from 0 to 65535',
  })
  .transform(Number);

const DATABASE_URL_FORM =
  'must be a URL such as postgresql://user:password@host:5432/name, with signs such as # / ? @ % in the password percent-encoded, and one host (a socket: postgresql://user@localhost/name?host=/run/postgresql)';

const databaseUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:\/\/[^/,]+\//.test(text) && URL.canParse(text), { error: DATABASE_URL_FORM });

const publicUrl = z
  .url({ protocol: /^https?$/, abort: true, error: 'must be an http(s) URL' })
  .refine((text) => /^\w+:\/\/[^/?#@]+\/?$/.test(text), {
    error: 'must end after the host and port, such as https://notify.example.com: Signalbox cannot run below a path',
  });

const encryptionKeys = z.string().refine((text) => parseKeyList(text) !== null, {
  error: 'must be a comma-separated list of id:key, where key is 32 bytes in base64 (openssl rand -base64 32)',
});

const outboundAllow = z.string().refine((text) => parseOutboundAllow(text) !== null, {
  error: 'must be a comma-separated list of host names, IP addresses and CIDRs, such as mail.internal,10.0.0.0/8',
});

/** More than the 60 seconds for which proxies keep idle connections: the side that closes first must be theirs. */
const DEFAULT_KEEP_ALIVE_SECONDS = 75;

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A period in milliseconds: `30m`, `6h`, `1d`. */
const period = z
  .string()
  .transform((text) => {
    const [, count, unit] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
    return Number(count) * (UNIT_MS[unit ?? ''] ?? Number.NaN);
  })
  .refine((ms) => ms >= 5 * 60_000, { error: 'must be a period of at least 5 minutes, such as 30m, 6h or 1d' });

const envSchema = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  SIGNALBOX_URL: publicUrl.optional(),
  SIGNALBOX_DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: databaseUrl.optional(),
  SIGNALBOX_ENCRYPTION_KEYS: encryptionKeys.optional(),
  SIGNALBOX_INIT_EMAIL: z.email({ error: 'must be an e-mail address' }).optional(),
  SIGNALBOX_INIT_PASSWORD: z
    .string()
    .min(12, { error: 'must have at least 12 characters' })
    .max(128, { error: 'must have at most 128 characters' })
    .optional(),
  SIGNALBOX_INIT_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{32,}$/, { error: 'must have at least 32 printable characters, without spaces' })
    .optional(),
  SIGNALBOX_RATE_LIMIT: z
    .string()
    .regex(/^\d{1,6}$/, { error: 'must be a whole number of requests a second; 0 lifts all limits' })
    .transform(Number)
    .default(DEFAULT_RATE_LIMIT),
  SIGNALBOX_METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, { error: 'must have at least 16 printable characters, without spaces' })
    .optional(),
  SIGNALBOX_TRUSTED_PROXIES: z
    .string()
    .regex(/^\d$/, { error: 'must be the number of proxies in front of this server, 0 to 9' })
    .transform(Number)
    .default(0),
  SIGNALBOX_KEEP_ALIVE: z
    .string()
    .refine((text) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 3_600, {
      error: 'must be a whole number of seconds from 1 to 3600',
    })
    .transform(Number)
    .default(DEFAULT_KEEP_ALIVE_SECONDS),
  SIGNALBOX_OUTBOUND_ALLOW: outboundAllow.optional(),
  SIGNALBOX_CHECK_EVERY: period.optional(),
  SIGNALBOX_LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of: ${LOG_LEVELS.join(', ')}` }).default('info'),
});

export type Env = z.infer<typeof envSchema>;

export interface NamedKey {
  readonly id: string;
  readonly key: Buffer;
}

/**
 * Reads `id:base64,id:base64`. The first key encrypts; all keys decrypt.
 * Returns null if an entry is malformed, a key is not 32 bytes long, or an id occurs twice.
 */
export function parseKeyList(text: string): NamedKey[] | null {
  const keys: NamedKey[] = [];
  for (const entry of text.split(',')) {
    const match = /^\s*([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]{43}=?)\s*$/.exec(entry);
    if (!match?.[1] || !match[2]) return null;
    const key = Buffer.from(match[2], 'base64');
    if (key.length !== 32 || keys.some(({ id }) => id === match[1])) return null;
    keys.push({ id: match[1], key });
  }
  return keys;
}

/**
 * Parses the variables of the process. An empty variable counts as unset, as shells and compose files write it.
 * Throws StartError with every bad variable named in one line, never with its value.
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = envSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const complaints = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new StartError(`Bad configuration: ${complaints.join('; ')}.`);
}
