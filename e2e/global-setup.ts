import { startServer } from './server';

/** One built server for all specs, on a database of its own, with nobody in it but the first account. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = await startServer();
  process.env['E2E_BASE_URL'] = server.url;
  return server.stop;
}
