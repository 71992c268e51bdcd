/**
 * The entry file of the shipped product (dist/start.mjs): what must be set before any package loads, then the server.
 */
import { fileURLToPath } from 'node:url';

// As process 1 of a container, Node ignores a signal without a listener, and loading the server takes a second. The
// server takes over with listeners of its own.
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));

process.env.NODE_ENV = 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
process.env.SIGNALBOX_ROOT = fileURLToPath(new URL('.', import.meta.url));

await import(new URL('server.mjs', import.meta.url).href);
