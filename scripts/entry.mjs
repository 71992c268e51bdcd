/**
 * The entry file of the shipped product (dist/start.mjs): checks that must run before any package loads, then the
 * server.
 */
import { fileURLToPath } from 'node:url';

process.env.NODE_ENV = 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
process.env.SIGNALBOX_ROOT = fileURLToPath(new URL('.', import.meta.url));

await import(new URL('server.mjs', import.meta.url).href);
