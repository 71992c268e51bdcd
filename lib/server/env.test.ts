import { randomBytes } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { parseKeyList, readEnv } from './env';
import { StartError } from './start-error';

const base64 = () => randomBytes(32).toString('base64');

/** The error message for a bad configuration. */
function complaintOf(variables: Record<string, string>): string {
  try {
    readEnv(variables);
  } catch (error) {
    if (error instanceof StartError) return error.message;
    throw error;
  }
  return 'nothing was wrong';
}

describe('readEnv', () => {
  const defaults = {
    PORT: 3000,
    HOST: '0.0.0.0',
    SIGNALBOX_DATA_DIR: '.data',
    SIGNALBOX_RATE_LIMIT: 100,
    SIGNALBOX_TRUSTED_PROXIES: 0,
    SIGNALBOX_KEEP_ALIVE: 75,
    SIGNALBOX_LOG_LEVEL: 'info',
  };

  it('needs nothing: every variable is optional or has a default', () => {
    expect(readEnv({})).toEqual(defaults);
  });

  it('treats an empty variable as unset, and ignores others', () => {
    const empty = Object.fromEntries(
      ['PORT', 'DATABASE_URL', 'SIGNALBOX_ENCRYPTION_KEYS', 'SIGNALBOX_LOG_LEVEL', 'SIGNALBOX_INIT_API_KEY'].map(
        (name) => [name, ''],
      ),
    );
    expect(readEnv({ ...empty, HOST: undefined, HOME: '/root', PATH: '/bin' })).toEqual(defaults);
  });

  it('reads given values', () => {
    const given = {
      HOST: '::1',
      SIGNALBOX_URL: 'https://signalbox.example',
      SIGNALBOX_DATA_DIR: '/var/lib/signalbox',
      DATABASE_URL: 'postgresql://user:pass@db:5432/signalbox?sslmode=require',
      SIGNALBOX_ENCRYPTION_KEYS: `k2:${base64()},k1:${base64()}`,
      SIGNALBOX_INIT_EMAIL: 'ada@example.com',
      SIGNALBOX_INIT_PASSWORD: 'x'.repeat(12),
      SIGNALBOX_INIT_API_KEY: `!"#$%&'()*+,-./:;<=>?@[]^_{|}~aZ09`,
      SIGNALBOX_METRICS_TOKEN: 'metrics-token-0123',
      SIGNALBOX_OUTBOUND_ALLOW: 'mail.internal, 10.0.0.0/8,fd12::/16,192.168.1.9',
      SIGNALBOX_LOG_LEVEL: 'silent',
    };
    const numbers = {
      PORT: '0',
      SIGNALBOX_RATE_LIMIT: '0',
      SIGNALBOX_TRUSTED_PROXIES: '2',
      SIGNALBOX_KEEP_ALIVE: '30',
      SIGNALBOX_CHECK_EVERY: '6h',
    };
    expect(readEnv({ ...given, ...numbers })).toEqual({
      ...given,
      PORT: 0,
      SIGNALBOX_RATE_LIMIT: 0,
      SIGNALBOX_TRUSTED_PROXIES: 2,
      SIGNALBOX_KEEP_ALIVE: 30,
      SIGNALBOX_CHECK_EVERY: 6 * 60 * 60 * 1000,
    });
    expect(readEnv({ PORT: '65535', DATABASE_URL: 'postgres://db/x' })).toMatchObject({
      PORT: 65_535,
      DATABASE_URL: 'postgres://db/x',
    });
  });

  it.each([
    ['PORT', ['65536', '-1', '80.5', '0x50', '1e3', ' ', '3000 ', 'tcp://10.0.0.1:3000', 'hunter2']],
    [
      'SIGNALBOX_URL',
      [
        'signalbox.example',
        'ftp://hunter2',
        'hunter2',
        'https://a.example/hunter2',
        'https://a.example/?b',
        'https://u:hunter2@a.example',
      ],
    ],
    ['DATABASE_URL', ['mysql://user:hunter2@db/x', 'hunter2', 'postgresql://', 'postgresql:///x', 'user:hunter2@db/x']],
    [
      'SIGNALBOX_ENCRYPTION_KEYS',
      ['hunter2', 'k1:hunter2', base64(), `k1:${base64()},`, `k1:${base64()},k1:${base64()}`],
    ],
    ['SIGNALBOX_INIT_EMAIL', ['hunter2', 'hunter2@']],
    ['SIGNALBOX_INIT_PASSWORD', ['hunter2', 'hunter2'.repeat(20)]],
    ['SIGNALBOX_INIT_API_KEY', ['hunter2', `hunter2 ${'x'.repeat(40)}`, `${'x'.repeat(40)}\n`, 'ä'.repeat(40)]],
    ['SIGNALBOX_RATE_LIMIT', ['hunter2', '-1', '1.5', '1e3', '10000000']],
    ['SIGNALBOX_METRICS_TOKEN', ['hunter2', `hunter2 ${'x'.repeat(40)}`]],
    ['SIGNALBOX_TRUSTED_PROXIES', ['hunter2', '10', '-1', 'true']],
    ['SIGNALBOX_KEEP_ALIVE', ['hunter2', '0', '-1', '3601', '65s', '1.5']],
    [
      'SIGNALBOX_OUTBOUND_ALLOW',
      [
        'hunter2,',
        'hunter2:25',
        '*.hunter2',
        '10.0.0.0/33',
        '10.0.0/8',
        '127.1',
        '0x7f.1',
        '010.0.0.1',
        'http://hunter2',
      ],
    ],
    ['SIGNALBOX_CHECK_EVERY', ['hunter2', '6', '4m', '0h', '-1h', '1.5h', '6 h', '1w', '99999h']],
    ['SIGNALBOX_LOG_LEVEL', ['verbose', 'INFO', 'hunter2']],
  ])('refuses a bad %s in one line that names it, never with its value', (name, values) => {
    for (const value of values) {
      const complaint = complaintOf({ [name]: value });
      expect(complaint, value).toMatch(new RegExp(`^Bad configuration: ${name} must [^\\n]+\\.$`));
      if (value.trim().length > 15) expect(complaint).not.toContain(value.trim());
      expect(complaint).not.toContain('hunter2');
    }
  });

  it('names every bad variable at once', () => {
    const complaint = complaintOf({ PORT: 'x', SIGNALBOX_URL: 'x', DATABASE_URL: 'x', HOST: 'fine' });
    expect(complaint).toMatch(/^Bad configuration: PORT must .*; SIGNALBOX_URL must .*; DATABASE_URL must [^;]*\.$/);
  });
});

describe('parseKeyList', () => {
  it('reads names and keys, in their order, in both base64 alphabets, with or without padding', () => {
    const bytes = Buffer.alloc(32, 0xfb);
    const forms = [bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('base64').replace('=', '')];
    expect(parseKeyList(forms.map((form, index) => `k-${index}_x:${form}`).join(' , '))).toEqual(
      forms.map((_, index) => ({ id: `k-${index}_x`, key: bytes })),
    );
  });

  it.each([
    '',
    ',',
    'k1',
    'k1:',
    ':',
    'k1:AAAA',
    `k.1:${base64()}`,
    `k 1:${base64()}`,
    `${'k'.repeat(33)}:${base64()}`,
    `k1:${base64()}A`,
    `k1:${base64()}==`,
    `k1:${base64()};k2:${base64()}`,
    `k1:${base64()}\n,`,
  ])('refuses "%s"', (text) => {
    expect(parseKeyList(text)).toBeNull();
  });
});
