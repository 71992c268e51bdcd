import pino from 'pino';
import { vi } from 'vitest';

import { log, requestLog } from '@/lib/server/log';

/** Collects all later output of the process: each line of its logs, and standard output and error. */
export function captureOutput(): string[] {
  const lines: string[] = [];
  const keep = (line: unknown): boolean => {
    lines.push(typeof line === 'string' ? line : Buffer.from(line as Uint8Array).toString('utf8'));
    return true;
  };
  for (const logger of [log, requestLog]) {
    logger.level = 'trace';
    const stream = (logger as unknown as Record<symbol, { write(line: string): boolean }>)[pino.symbols.streamSym];
    if (!stream) throw new Error('the log has no stream');
    vi.spyOn(stream, 'write').mockImplementation(keep);
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => void keep(parts.map(String).join(' ')));
  }
  return lines;
}
