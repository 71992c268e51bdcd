import 'server-only';

import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import type { ProcessUser } from './postgres-user';

const run = promisify(execFile);

/** Runs one of PostgreSQL's programs as its user. Throws what execFile throws. */
export function runProgram(
  { bin, user }: { readonly bin: string; readonly user: ProcessUser | null },
  program: 'initdb' | 'pg_ctl',
  args: readonly string[],
): Promise<unknown> {
  return run(path.join(bin, program), [...args], {
    cwd: '/',
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    ...user,
  });
}

/** Lines in which a program says why it failed; the last line is often only about tidying up. */
const TELLING = /\b(?:fatal|panic|error|could not|cannot|no space|permission|denied)\b/i;

/** Why a program failed, in one line of what it printed. */
export function reasonOfProgram(error: unknown): string {
  const printed = error instanceof Error && 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : '';
  return reasonIn(printed || String(error));
}

/** The line of a log or of printed text that tells the cause. */
export function reasonIn(text: string): string {
  const lines = text.trim().split('\n');
  return (lines.find((line) => TELLING.test(line)) ?? lines.at(-1) ?? 'unknown reason').trim();
}
