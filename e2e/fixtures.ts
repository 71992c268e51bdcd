import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

import { ACCOUNT } from './account';
import { SIGNED_IN } from './global-setup';

/** The integration object of the API, as far as the specs look at it. */
export interface Integration {
  readonly _id: string;
  readonly name: string;
  readonly identifier: string;
  readonly providerId: string;
  readonly channel: string;
  readonly credentials: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { set: boolean; fingerprint?: string }>>;
  readonly active: boolean;
  readonly primary: boolean;
  readonly priority: number;
  readonly conditions: unknown;
  readonly lastCheck?: { readonly status: string; readonly cause: string };
}

interface Api {
  /** The integration of an identifier, read back over REST. */
  get(identifier: string): Promise<Integration>;
  list(): Promise<Integration[]>;
}

interface Fixtures {
  readonly api: Api;
  /** What the browser complained of, and asked of other hosts; must stay empty. */
  readonly complaints: string[];
}

/** A page that is signed in, at the server under test; every complaint of the browser fails the test. */
export const test = base.extend<Fixtures>({
  storageState: SIGNED_IN,
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('request', (request) => {
        const url = request.url();
        if (/^https?:/.test(url) && new URL(url).hostname !== 'localhost') complaints.push(`asked ${url}`);
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
  api: async ({ request, baseURL }, use) => {
    const headers = { Authorization: `ApiKey ${ACCOUNT.apiKey}` };
    await use({
      get: async (identifier) => {
        const answer = await request.get(`${baseURL}/v1/integrations/${identifier}`, { headers });
        expect(answer.status()).toBe(200);
        return (await answer.json()) as Integration;
      },
      list: async () => (await (await request.get(`${baseURL}/v1/integrations`, { headers })).json()) as Integration[],
    });
  },
});

const THEMES = ['light', 'dark'] as const;

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a theme changes: everything else that axe looks at is the same page in the next theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** axe finds nothing on the page, in both themes or those named. What matches `except` is left out, with what is in it. */
export async function expectAccessible(
  page: Page,
  themes: readonly (typeof THEMES)[number][] = THEMES,
  except: readonly string[] = [],
): Promise<void> {
  for (const [index, colorScheme] of themes.entries()) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // What the browser skips off the screen keeps the colours of the theme before, light, until it is seen.
    if (colorScheme === 'dark')
      await page.addStyleTag({ content: ':not([data-off]) { content-visibility: visible !important }' });
    // Two frames: what was off the screen takes the theme's colours when it is drawn for the first time.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    const axe = new AxeBuilder({ page });
    for (const selector of except) axe.exclude(selector);
    const { violations } = await axe
      .options({ runOnly: index === 0 ? RULES : COLOUR_RULES, resultTypes: ['violations'] })
      // In the page itself, which has no frames: a second page to collect the findings takes as long as axe does.
      .setLegacyMode()
      .analyze();
    const found = violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect(found).toEqual([]);
  }
}

export { expect };
