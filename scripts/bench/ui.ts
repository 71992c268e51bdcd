/**
 * What a person waits for in the browser: a key in conditions of 200 rules, a list of 1,000, the palette. The floor is a
 * key in an empty page with one input: what this machine and its browser take by themselves.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { type Browser, chromium, type Page } from '@playwright/test';

import { ACCOUNT } from '../../e2e/account';
import { createRows, LARGE_TREE } from '../../e2e/large';
import { startServer } from '../../e2e/server';
import type { BenchCase, BenchTable } from '../bench-case';
import { findBrowser } from '../find-browser.mjs';

/** The keys that type a text. */
const keysOf = (text: string) => text.split('');

const LETTERS = keysOf('abcdefghij'.repeat(10));
const ROWS = 1_000;
const OPENS = 5;
const PALETTE_INPUT = 'input[placeholder="Go to, create, search, switch environment"]';

/** Notes in the page, for each key and turn of the wheel, the milliseconds from the event to the frame painted after it. */
function noteFrames(): void {
  const noted: number[] = [];
  Object.assign(window, { noted });
  for (const type of ['keydown', 'wheel'])
    addEventListener(
      type,
      (event) => {
        if (event instanceof KeyboardEvent && (event.key === 'Control' || event.key === 'Shift')) return;
        requestAnimationFrame(() => setTimeout(() => noted.push(performance.now() - event.timeStamp)));
      },
      { capture: true, passive: true },
    );
}

interface Noted {
  readonly noted: number[];
}

/** Does each once the page is idle. Out: the milliseconds of each, from its event to the next frame. */
async function noteEach(page: Page, acts: readonly (() => Promise<void>)[]): Promise<number[]> {
  await page.evaluate(() => ((window as unknown as Noted).noted.length = 0));
  for (const [at, act] of acts.entries()) {
    await idle(page);
    await act();
    await page.waitForFunction((count) => (window as unknown as Noted).noted.length >= count, at + 1);
  }
  return page.evaluate(() => (window as unknown as Noted).noted.slice());
}

const press = (page: Page, keys: readonly string[]) =>
  noteEach(
    page,
    keys.map((key) => () => page.keyboard.press(key)),
  );

/** Once the page has time, or a tenth of a second later: a page without frames is told so only every half second. */
const idle = (page: Page) =>
  page.evaluate(
    () => new Promise((resolve) => requestIdleCallback(() => requestAnimationFrame(resolve), { timeout: 100 })),
  );

const focus = (page: Page, selector: string) =>
  page.evaluate((found) => document.querySelector<HTMLElement>(found)?.focus(), selector);

/** The value below which a share of all lie. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const COLUMNS = ['what', 'times', 'p50 ms', 'p99 ms', 'longest ms'];

function row(what: string, values: readonly number[]): string[] {
  const figures = [quantile(values, 0.5), quantile(values, 0.99), Math.max(...values)];
  return [what, String(values.length), ...figures.map((ms) => ms.toFixed(1))];
}

async function floor(page: Page): Promise<string[]> {
  await page.goto('about:blank');
  await page.setContent('<input>');
  await page.evaluate(noteFrames);
  await focus(page, 'input');
  return row('floor: a key in an empty page', await press(page, LETTERS));
}

async function largeTree(page: Page): Promise<BenchTable> {
  const rows = [await floor(page)];
  await page.goto('/integrations/new?channel=email&provider=postmark');
  await page.getByRole('button', { name: 'Add conditions' }).click();
  await page.getByRole('tab', { name: 'Raw JSON' }).click();
  await page.getByLabel(/What the API stores/).fill(JSON.stringify(LARGE_TREE));
  await page.getByRole('tab', { name: 'Builder' }).click();
  await page.waitForFunction(
    () => document.querySelectorAll('[data-drop="row"]:not([data-waiting])').length === 199,
    null,
    { timeout: 120_000 },
  );
  await page.evaluate(noteFrames);
  const rule = "Rule 5 of group '2.3 Any of'";
  const measure = async (what: string, control: string, keys: readonly string[]) => {
    const each: number[] = [];
    // A key may take the focus elsewhere.
    for (const key of control === '' ? [] : keys) {
      await focus(page, `[aria-label="${control}"]`);
      each.push(...(await press(page, [key])));
    }
    rows.push(row(what, control === '' ? await press(page, keys) : each));
  };
  const times = (count: number, ...keys: string[]) => Array.from({ length: count }, () => keys).flat();
  await measure('type in a value', `${rule}: value`, LETTERS);
  await measure('type in a field', `${rule}: field`, LETTERS);
  await measure('undo, redo', '', times(10, 'Control+z', 'Control+Shift+z'));
  await measure('all or any', 'All of, group 2.2', times(10, 'ArrowRight', 'ArrowLeft'));
  await measure('NOT', 'NOT, group 2', times(20, 'Space'));
  await measure('operator', `${rule}: operator`, times(10, 'ArrowDown', 'ArrowUp'));
  await measure('move down', `${rule}: move down`, times(4, 'Enter'));
  await measure('delete', `${rule}: delete`, times(4, 'Enter'));
  await measure('add', 'Add rule to group 2.3', times(5, 'Enter'));
  if ((await page.locator('[data-drop="row"]').count()) !== 200) throw new Error('The tree lost or won a rule.');
  return { title: 'conditions of 200 rules: from a key to the next frame', columns: COLUMNS, rows };
}

const whole = (page: Page) =>
  page.waitForFunction((count) => document.querySelectorAll('[data-row]').length === count, ROWS, {
    timeout: 60_000,
  });

async function longList(page: Page): Promise<BenchTable> {
  const paints: number[] = [];
  const wholes: number[] = [];
  for (let open = 0; open <= OPENS; open += 1) {
    await page.goto('about:blank');
    await page.goto('/integrations');
    await whole(page);
    const [paint, now] = await page.evaluate(
      () => [performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, performance.now()] as const,
    );
    // The first fills the browser's and the server's caches.
    if (open === 0) continue;
    paints.push(paint);
    wholes.push(now);
  }
  const rows = [row('open: first paint', paints), row('open: all rows are there', wholes)];

  await page.evaluate(noteFrames);
  await page.mouse.move(640, 500);
  const turns = Array.from({ length: 50 }, (_, at) => () => page.mouse.wheel(0, at % 5 === 4 ? 6_000 : 700));
  rows.push(row('scroll by wheel: to the next frame', await noteEach(page, turns)));
  const typed: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    await focus(page, '[aria-label="Search integrations"]');
    typed.push(...(await press(page, [...keysOf('row 99'), 'Escape'])));
  }
  rows.push(row('type in the search: to the next frame', typed));
  const filtered: number[] = [];
  for (const label of ['State', 'Channel']) {
    await focus(page, `[aria-label="${label}"]`);
    filtered.push(...(await press(page, ['ArrowDown', 'ArrowUp', 'ArrowDown', 'ArrowUp'])));
  }
  rows.push(row('filter by a select: to the next frame', filtered));

  await page.reload();
  await whole(page);
  await idle(page);
  await page.evaluate(noteFrames);
  const opened: number[] = [];
  const searched: number[] = [];
  for (let open = 0; open <= OPENS; open += 1) {
    const [ms = 0] = await press(page, ['Control+k']);
    // Its code is loaded when it first opens.
    if (open > 0) opened.push(ms);
    await page.waitForFunction((selector) => document.activeElement?.matches(selector), PALETTE_INPUT);
    searched.push(...(await press(page, keysOf('row-42'))));
    await page.keyboard.press('Escape');
    await page.waitForFunction((selector) => document.querySelector(selector) === null, PALETTE_INPUT);
  }
  rows.push(row('palette opens: to the next frame', opened), row('type in the palette: to the next frame', searched));
  return { title: 'a list of 1,000', columns: COLUMNS, rows };
}

async function signedIn(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ baseURL: url, locale: 'en-US', timezoneId: 'UTC' });
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(ACCOUNT.email);
  await page.getByLabel('Password', { exact: true }).fill(ACCOUNT.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/integrations');
  return page;
}

export const bench: BenchCase = {
  description: 'the built product in a real browser; milliseconds from a key to the frame that shows it.',
  run: async (print) => {
    if (!existsSync(fileURLToPath(new URL('../../dist/package.json', import.meta.url))))
      throw new Error('Nothing is built: run npm run build first.');
    const server = await startServer({ env: { SIGNALBOX_RATE_LIMIT: '0', SIGNALBOX_LOG_LEVEL: 'silent' } });
    const browser = await chromium.launch({
      executablePath: findBrowser().path,
      args: ['--disable-gpu', '--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    });
    try {
      const page = await signedIn(browser, server.url);
      print(await largeTree(page));
      await createRows(server.url, ROWS);
      print(await longList(page));
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};
