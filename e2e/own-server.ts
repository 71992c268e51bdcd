import { ACCOUNT } from './account';
import { expect, type Integration, test as base } from './fixtures';
import { startServer } from './server';

interface Rest {
  /** Creates an integration over REST and returns it. */
  create(body: Readonly<Record<string, unknown>>): Promise<Integration>;
  /** The newest integrations, at most this many. */
  list(limit: number): Promise<Integration[]>;
  /** Changes one as another program would. */
  update(id: string, body: Readonly<Record<string, unknown>>): Promise<void>;
}

interface WorkerFixtures {
  readonly own: { readonly url: string; readonly state: string };
}

/** As `test`, on a server of the worker's own, with nothing in it: who is primary depends on all that there is. */
export const test = base.extend<{ readonly rest: Rest }, WorkerFixtures>({
  own: [
    async ({ browser }, use) => {
      // The mail server is on loopback, where checks go only when they are let; rows are created faster than people do.
      const env = { SIGNALBOX_OUTBOUND_ALLOW: '127.0.0.0/8', SIGNALBOX_RATE_LIMIT: '0' };
      const server = await startServer({ env });
      const page = await browser.newPage({ baseURL: server.url });
      await page.goto('/sign-in');
      await page.getByLabel('E-mail').fill(ACCOUNT.email);
      await page.getByLabel('Password', { exact: true }).fill(ACCOUNT.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL('**/integrations');
      const state = `test-results/own-server-${process.pid}.json`;
      await page.context().storageState({ path: state });
      await page.close();
      await use({ url: server.url, state });
      await server.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ own }, use) => use(own.url),
  storageState: async ({ own }, use) => use(own.state),
  rest: async ({ request, own }, use) => {
    const headers = { Authorization: `ApiKey ${ACCOUNT.apiKey}` };
    const url = `${own.url}/v1/integrations`;
    const before = (await (await request.get(url, { headers })).json()) as Integration[];
    const remove = async ({ _id }: Integration) =>
      expect((await request.delete(`${url}/${_id}`, { headers })).status()).toBe(200);
    for (let at = 0; at < before.length; at += 8) await Promise.all(before.slice(at, at + 8).map(remove));
    await use({
      create: async (data) => {
        const answer = await request.post(url, { headers, data });
        expect(answer.status(), await answer.text()).toBe(201);
        return (await answer.json()) as Integration;
      },
      list: async (limit) => (await (await request.get(`${url}?limit=${limit}`, { headers })).json()) as Integration[],
      update: async (id, data) => {
        const answer = await request.put(`${url}/${id}`, { headers, data });
        expect(answer.status(), await answer.text()).toBe(200);
      },
    });
  },
});
