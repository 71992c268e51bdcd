/**
 * The load generator of `npm run bench`, in its own process: several connections, each with one request in flight. Raw
 * sockets, because node's HTTP client costs more than what is measured.
 */
import { connect, type Socket } from 'node:net';

export interface Load {
  readonly ports: readonly number[];
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** One per request, in turn; `{n}` becomes a unique number. */
  readonly bodies: readonly string[];
  readonly connections: number;
  /** Ends after this time, or after this many requests. */
  readonly durationMs?: number;
  readonly requests?: number;
  /**
   * Never sleeps: waking a virtual machine's processor costs the measured server more than a quick answer does. Do not
   * use it if a database needs that processor.
   */
  readonly isAwake?: boolean;
}

export interface LoadResult {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Number of answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');

function writeRequests(load: Load): (n: number) => string {
  const { method, path, headers, bodies } = load;
  const head = [
    `${method} ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    ...Object.entries(headers).map((pair) => pair.join(': ')),
  ];
  return (n) => {
    const body = (bodies[n % bodies.length] ?? '').replaceAll('{n}', String(n));
    const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
    return `${[...head, ...length].join('\r\n').replaceAll('{n}', String(n))}\r\n\r\n${body}`;
  };
}

/** Calls back with the status of each complete answer. */
function readAnswers(socket: Socket, answered: (status: string) => void): void {
  let pending = Buffer.alloc(0);
  let missing = 0;
  let status = '';
  let isChunked = false;
  socket.on('data', (chunk) => {
    if (missing > 0 && !isChunked) {
      missing -= chunk.length;
      if (missing === 0) answered(status);
      return;
    }
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const end = pending.indexOf(END_OF_HEAD);
    if (end === -1) return;
    const head = pending.toString('latin1', 0, end).toLowerCase();
    status = head.slice(9, 12);
    const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
    isChunked = length === undefined;
    if (isChunked && !/\r\ntransfer-encoding: chunked/.test(head)) throw new Error(`No length: ${head}`);
    const bodyStart = end + END_OF_HEAD.length;
    if (isChunked) {
      if (pending.toString('latin1', pending.length - 5) !== '0\r\n\r\n') return;
      missing = 0;
    } else missing = Number(length) - (pending.length - bodyStart);
    if (missing > 0) {
      pending = Buffer.alloc(0);
      return;
    }
    pending = Buffer.alloc(0);
    isChunked = false;
    answered(status);
  });
}

let count = 0;

async function run(load: Load): Promise<LoadResult> {
  const write = writeRequests(load);
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  const started = performance.now();
  let isRunning = true;
  const stayAwake = () => isRunning && setImmediate(stayAwake);
  if (load.isAwake) stayAwake();
  const until = load.durationMs === undefined ? Infinity : started + load.durationMs;
  let left = load.requests ?? Infinity;
  await Promise.all(
    Array.from({ length: load.connections }, async (_, index) => {
      const socket = connect({ host: '127.0.0.1', port: load.ports[index % load.ports.length] ?? 0, noDelay: true });
      await new Promise<void>((resolve, reject) => {
        let sent = 0;
        const send = () => {
          sent = performance.now();
          if (sent >= until || left <= 0) return socket.end();
          left -= 1;
          socket.write(write((count += 1)));
        };
        readAnswers(socket, (status) => {
          times.push(performance.now() - sent);
          statuses[status] = (statuses[status] ?? 0) + 1;
          send();
        });
        socket.once('connect', send);
        socket.once('error', reject);
        socket.once('close', () => resolve());
      });
    }),
  );
  isRunning = false;
  const seconds = (performance.now() - started) / 1000;
  const sorted = Float64Array.from(times).toSorted();
  const quantile = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return {
    requests: times.length,
    perSecond: times.length / seconds,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    statuses,
  };
}

process.on('message', (load: Load) => {
  run(load).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.send?.({ ready: true });
