import { connect, type Socket } from 'node:net';

/** What came back over one connection, as far as a test looks at it. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Opens a connection, writes these bytes, and resolves with the first answer, whether or not the server read all.
 * Rejects if the connection ends without a whole answer, as clients report a reset. `own` gets the
 * connection at once, and closes it.
 */
export function sendRaw(port: number, bytes: string, own?: (socket: Socket) => void): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    own?.(socket);
    let received = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      received += chunk;
      const answer = parse(received, !bytes.startsWith('HEAD '));
      if (!answer) return;
      resolve(answer);
      if (!own) socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`The connection ended after: ${received.slice(0, 500)}`)));
    socket.write(bytes);
  });
}

function parse(received: string, hasBody: boolean): RawAnswer | undefined {
  const [head = '', ...rest] = received.split('\r\n\r\n');
  if (rest.length === 0) return undefined;
  const [first = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [, name = '', value = ''] = /^([^:]*): ?(.*)$/.exec(line) ?? [];
      return [name.toLowerCase(), value];
    }),
  );
  const text = rest.join('\r\n\r\n');
  if (hasBody && text.length < Number(headers['content-length'] ?? 0)) return undefined;
  return { status: Number(first.split(' ')[1]), headers, text };
}
