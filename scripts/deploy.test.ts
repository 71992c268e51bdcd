import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';

const textOf = (file: string) => readFileSync(path.resolve(import.meta.dirname, '..', file), 'utf8');
const readme = textOf('README.md');
const dockerfile = textOf('Dockerfile');

/** The variables that the server reads: the keys of its schema. */
const VARIABLES = [...textOf('lib/server/env.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name);

describe('README', () => {
  it('has a row for each variable that the server reads', () => {
    expect(VARIABLES).toContain('SIGNALBOX_LOG_LEVEL');
    const rows = readme.split('\n').filter((line) => line.startsWith('| `'));
    const named = new Set(rows.flatMap((row) => row.split(' | ')[0]?.match(/[A-Z][A-Z_]+[A-Z]/g) ?? []));
    expect(VARIABLES.filter((name) => !named.has(name))).toEqual([]);
  });
});

interface Service {
  readonly environment: Record<string, string>;
  readonly logging: { readonly options: Record<string, string> };
}

describe('compose.yaml', () => {
  const { services } = parse(textOf('compose.yaml')) as { services: Record<string, Service> };
  const { signalbox } = services;

  it('hands over each variable that is not the container’s own', () => {
    const own = new Set(['PORT', 'HOST', 'SIGNALBOX_DATA_DIR']);
    const handed = Object.keys(signalbox?.environment ?? {});
    expect(VARIABLES.filter((name) => !own.has(name) && !handed.includes(name))).toEqual([]);
    expect(signalbox).toMatchObject({
      init: true,
      read_only: true,
      env_file: [{ path: 'secrets.env', required: false }],
    });
  });

  it('limits the log of each service', () => {
    for (const { logging } of Object.values(services))
      expect(logging.options).toEqual({ 'max-size': expect.any(String), 'max-file': expect.any(String) });
  });
});

it('no file with secrets is sent into the build of the image', () => {
  const ignored = textOf('.dockerignore').split('\n');
  expect(ignored).toEqual(expect.arrayContaining(['.env*', 'secrets.env', '.data*']));
});

describe('Dockerfile', () => {
  it('builds and runs on the Node.js of .nvmrc, as a user with a number', () => {
    const major = textOf('.nvmrc').trim();
    expect([...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)).toEqual(
      Array.from({ length: 2 }, () => `node:${major}-bookworm-slim`),
    );
    expect(dockerfile).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
  });

  const [, healthCheck = '[]'] = /^HEALTHCHECK [^[]*CMD (\[.*\])$/ms.exec(dockerfile.replace(/\nCMD[^]*/, '')) ?? [];

  /** How the image's health check ends against this port. */
  async function exitCodeAt(port: number): Promise<number> {
    const [program = '', ...args] = JSON.parse(healthCheck) as string[];
    const check = spawn(program, args, { stdio: 'ignore', env: { ...process.env, PORT: String(port) } });
    const [code] = (await once(check, 'exit')) as [number];
    return code;
  }

  async function serve(status: number): Promise<number> {
    const server = createServer(({ url }, response) => response.writeHead(url === '/readyz' ? status : 404).end());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.close());
    return (server.address() as AddressInfo).port;
  }

  it.each([
    [200, 0],
    [503, 1],
    [404, 1],
  ])('its health check on %i ends with %i', async (status, code) => {
    expect(await exitCodeAt(await serve(status))).toBe(code);
  });

  it('its health check fails where nobody listens', async () => {
    expect(await exitCodeAt(1)).toBe(1);
  });
});
