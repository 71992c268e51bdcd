import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createApiListener } from '@/lib/api/node-listener';
import { startChangeListener } from '@/lib/server/database/change-listener';

/**
 * The process that tests/app-process.ts starts: the API behind a socket as in `npm start`, on the environment's
 * database.
 */
const server = createServer(createApiListener());

await startChangeListener(process.env['DATABASE_URL'] ?? '').started;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`listening on ${port}\n`);
});
