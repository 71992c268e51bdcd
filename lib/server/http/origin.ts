import 'server-only';

/** SIGNALBOX_URL without a path, where it is set: the start has checked that it is an address. */
export function configuredOrigin(): string | undefined {
  const configured = process.env['SIGNALBOX_URL'];
  return configured ? new URL(configured).origin : undefined;
}

/**
 * Where people reach this server: as configured, else as the request of one of them says. Its protocol is taken from
 * X-Forwarded-Proto where proxies of ours stand in front (SIGNALBOX_TRUSTED_PROXIES), as the caller's address is from
 * X-Forwarded-For: without them, anyone can write the header.
 */
export function originOf(headers: Headers): string {
  const configured = configuredOrigin();
  if (configured) return configured;
  const proxies = Number(process.env['SIGNALBOX_TRUSTED_PROXIES'] ?? 0);
  const forwarded = (headers.get('x-forwarded-proto') ?? '').split(',').map((protocol) => protocol.trim());
  const seen = proxies > 0 ? (forwarded.at(-proxies) ?? forwarded[0]) : 'http';
  return `${seen === 'https' ? 'https' : 'http'}://${headers.get('host') ?? 'localhost:3000'}`;
}
