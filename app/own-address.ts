import { headers } from 'next/headers';

/** The address under which the person reached this server, for the examples beside forms. */
export async function ownAddress(): Promise<string> {
  const configured = process.env['SIGNALBOX_URL'];
  if (configured) return configured.replace(/\/$/, '');
  const host = (await headers()).get('host') ?? 'localhost';
  return `http://${host}`;
}
