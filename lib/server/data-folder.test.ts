import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { prepareDataFolder, readOrCreateSecret } from './data-folder';

let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(path.join(os.tmpdir(), 'signalbox-folder-'));
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

const modeOf = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);

it('makes a data folder that no other user can enter', async () => {
  expect(await modeOf(await prepareDataFolder(path.join(scratch, 'new')))).toBe('700');
});

it('closes an existing folder that was open', async () => {
  const open = path.join(scratch, 'open');
  await mkdir(open);
  await chmod(open, 0o755);
  await prepareDataFolder(open);
  expect(await modeOf(open)).toBe('700');
});

it('keeps a secret in a file that only its owner can read, the same at each call', async () => {
  const folder = await prepareDataFolder(path.join(scratch, 'secrets'));
  const made = await readOrCreateSecret(folder, 'keys', () => 'k1:secret');
  expect(await readOrCreateSecret(folder, 'keys', () => 'another')).toBe(made);
  expect(await modeOf(path.join(folder, 'keys'))).toBe('600');
});
