import 'server-only';

import { isUuid } from '@/lib/text/uuid';

/** The end of a page, as an opaque text. */
export function encodeCursor({ createdAt, id }: { createdAt: Date; id: string }): string {
  return Buffer.from(`${createdAt.getTime()}:${id}`).toString('base64url');
}

/** The position in a cursor; null if the text is not one of our cursors. */
export function decodeCursor(text: string): { createdAt: Date; id: string } | null {
  if (!/^[A-Za-z0-9_-]{1,200}$/.test(text)) return null;
  const [time = '', id = ''] = Buffer.from(text, 'base64url').toString('latin1').split(':');
  if (!/^\d{1,15}$/.test(time) || !isUuid(id)) return null;
  return { createdAt: new Date(Number(time)), id };
}
