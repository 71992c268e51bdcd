import { headers } from 'next/headers';

/** Where the reader reaches this server: as configured, else as the browser asked. */
export async function readOrigin(): Promise<string> {
  const configured = process.env['SIGNALBOX_URL'];
  if (configured) return new URL(configured).origin;
  const asked = await headers();
  const protocol = asked.get('x-forwarded-proto') === 'https' ? 'https' : 'http';
  return `${protocol}://${asked.get('host') ?? 'localhost:3000'}`;
}
