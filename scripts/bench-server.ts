/** The product's API for `npm run bench`: on node:http as in `npm start`, without the pages. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createApiListener } from '../lib/api/node-listener';
import { startChangeListener } from '../lib/server/database/change-listener';
import { keepHeapSmall } from '../lib/server/heap';

keepHeapSmall();
await startChangeListener(process.env['DATABASE_URL'] ?? '').started;
const server = createServer(createApiListener());
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
