/**
 * `npm run shots`: starts its own server, fills it, and takes a screenshot of every page in both themes at two widths:
 * shots/<page>-<width>-<theme>.png. A page with an error is reported, and makes the command fail.
 * `npm run shots -- palette new` takes only pages whose names contain one of these words.
 */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';

import { NAVIGATION } from '../app/(dashboard)/navigation';
import { ACCOUNT } from '../e2e/account';
import { RIGHT_PASSWORD, startMailServer } from '../e2e/mail-server';
import { startServer } from '../e2e/server';
import { findBrowser } from './find-browser.mjs';
import { sampleIntegrations } from './shots-data';

const FOLDER = fileURLToPath(new URL('../shots/', import.meta.url));
const WIDTHS = [1280, 375] as const;
const THEMES = ['light', 'dark'] as const;
const VIEW_PX = 800;
const SETTLE_MS = 8_000;
/** The API reference is many screens long, and its rest looks like its beginning. */
const TALLEST_PX = 4_000;

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

interface Shot {
  readonly name: string;
  readonly path: string;
  /** The page's expected status; default: 200. */
  readonly status?: number;
  readonly signedOut?: true;
  /** The environment of the page; default: Development. */
  readonly environment?: string;
  /** What a person does before the screenshot. */
  readonly act?: (page: Page) => Promise<void>;
}

/** The pages of the navigation, then the others. */
const SHOTS: readonly Shot[] = [
  ...NAVIGATION.flatMap((entry) => ('items' in entry ? entry.items : [entry])).map(({ href }) => ({
    name: href.slice(1).replaceAll('/', '-'),
    path: href,
  })),
  { name: 'sign-in', path: '/sign-in', signedOut: true },
  { name: 'integrations-empty', path: '/integrations', environment: 'Production' },
  { name: 'integrations-filtered', path: '/integrations?q=nothing-like-it' },
  { name: 'integrations-new', path: '/integrations/new' },
  { name: 'integrations-new-pasted', path: '/integrations/new', act: pasteSettings },
  { name: 'integrations-new-choice', path: '/integrations/new', act: pasteAmbiguous },
  { name: 'integrations-new-form', path: '/integrations/new?channel=email&provider=sendgrid', act: fillForm },
  { name: 'integration', path: '/integrations/mailgun-eu' },
  { name: 'integration-checks', path: '/integrations/old-relay/checks' },
  { name: 'integration-activity', path: '/integrations/mailgun-eu/activity' },
  { name: 'docs-providers', path: '/docs/providers' },
  { name: 'docs-provider', path: '/docs/providers/sendgrid' },
  { name: 'palette', path: '/integrations', act: openPalette },
  { name: 'shortcuts', path: '/integrations', act: openShortcuts },
  { name: 'not-found', path: '/nowhere', status: 404 },
  { name: 'integration-not-found', path: '/integrations/not-here', status: 404 },
];

async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel('Paste anything').fill(text);
  await page.getByRole('button', { name: 'Recognise' }).click();
}

async function pasteSettings(page: Page): Promise<void> {
  await paste(
    page,
    `SENDGRID_API_KEY=SG.${'k'.repeat(22)}.${'v'.repeat(43)}\nSENDGRID_WEBHOOK_KEY=abc\nFROM_EMAIL=news@acme.example`,
  );
  await page.getByText('Recognised SendGrid').first().waitFor();
}

async function pasteAmbiguous(page: Page): Promise<void> {
  await paste(
    page,
    'AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG\nAWS_REGION=eu-west-1',
  );
  await page.getByRole('heading', { name: /fits 2 providers/ }).waitFor();
}

async function fillForm(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('SendGrid, marketing');
  await page.getByRole('textbox', { name: 'API Key' }).fill(`SG.${'k'.repeat(22)}.${'v'.repeat(43)}`);
  await page.getByLabel('From email address').fill('news@acme.example');
  await page.getByLabel('Sender name').fill('Acme');
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+K');
  await page.getByPlaceholder('Go to, create, search, switch environment').fill('mail');
  await page.getByRole('option', { name: /Invoices of the EU/ }).waitFor();
}

async function openShortcuts(page: Page): Promise<void> {
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
}

interface Integration {
  readonly _id: string;
  readonly identifier: string;
}

/** Calls the server's API as a client would, and fails with its answer. */
async function ask<T>(url: string, method: string, place: string, body?: unknown): Promise<T> {
  const response = await fetch(`${url}/v1${place}`, {
    method,
    headers: { authorization: `ApiKey ${ACCOUNT.apiKey}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} /v1${place} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

async function seed(url: string, mailPort: number): Promise<void> {
  for (const { checked, ...body } of sampleIntegrations(mailPort, RIGHT_PASSWORD)) {
    const { _id } = await ask<Integration>(url, 'POST', '/integrations', body);
    if (checked) await ask(url, 'POST', `/integrations/${_id}/check`, {});
  }
  await ask(url, 'PUT', '/integrations/mailgun-eu', { name: 'Invoices in the EU' });
  await ask(url, 'PUT', '/integrations/mailgun-eu', { name: 'Invoices of the EU' });
}

/** Waits until nothing more is loading, such as icons; a page that never stops is taken as it is. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: SETTLE_MS }).catch(() => undefined);
}

/**
 * Makes the window as tall as the page, instead of capturing beyond the window: sticky elements stay in place. Twice,
 * because content that comes into view then loads, and may be taller than its placeholder.
 */
async function unfold(page: Page, width: number): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(Math.max(height, VIEW_PX), TALLEST_PX) });
    const isWhole = () =>
      document.querySelector('.animate-pulse') === null && [...document.images].every((image) => image.complete);
    await page.waitForFunction(isWhole, undefined, { timeout: SETTLE_MS }).catch(() => undefined);
  }
}

async function signIn(browser: Browser, url: string) {
  const page = await browser.newPage({ baseURL: url });
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(ACCOUNT.email);
  await page.getByLabel('Password', { exact: true }).fill(ACCOUNT.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/integrations');
  const state = await page.context().storageState();
  await page.close();
  return state;
}

const words = process.argv.slice(2);
const wanted = SHOTS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
const started = Date.now();
const found = findBrowser();
console.log(`Browser: ${found.path} (${found.from})`);
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });

const mail = await startMailServer();
const server = await startServer({
  env: { SIGNALBOX_OUTBOUND_ALLOW: '127.0.0.0/8', SIGNALBOX_LOG_LEVEL: 'error', SIGNALBOX_RATE_LIMIT: '0' },
});
const complaints: string[] = [];
let taken = 0;
try {
  await seed(server.url, mail.port);
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ['--disable-gpu', '--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const storageState = await signIn(browser, server.url);
  const environments = await ask<{ id: string; name: string }[]>(server.url, 'GET', '/environments');

  const take = async (width: number, theme: (typeof THEMES)[number]) => {
    // One context for all pages of a width and theme, so that scripts and icons load only once.
    const contextOf = async (state?: StorageState) => {
      const context = await browser.newContext({
        baseURL: server.url,
        colorScheme: theme,
        reducedMotion: 'reduce',
        locale: 'en-US',
        timezoneId: 'UTC',
        ...(state && { storageState: state }),
      });
      // Next prefetches linked pages: here that would only cost time.
      await context.route('**/*', (route) =>
        route.request().headers()['next-router-prefetch'] ? route.abort() : route.fallback(),
      );
      return context;
    };
    const signedIn = await contextOf(storageState);
    const signedOut = await contextOf();
    for (const shot of wanted) {
      const context = shot.signedOut ? signedOut : signedIn;
      const environment = environments.find(({ name }) => name === (shot.environment ?? 'Development'));
      if (environment && !shot.signedOut)
        await context.addCookies([{ name: 'signalbox-environment', value: environment.id, url: server.url }]);
      const page = await context.newPage();
      const file = `${shot.name}-${width}-${theme}.png`;
      try {
        await page.setViewportSize({ width, height: VIEW_PX });
        const response = await page.goto(shot.path);
        await settle(page);
        const status = response?.status() ?? 0;
        if (status !== (shot.status ?? 200)) complaints.push(`${shot.path} answered ${status} (${file})`);
        await shot.act?.(page);
        await settle(page);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (over > 0) complaints.push(`${shot.path} is ${over} px wider than ${width} px (${file})`);
        const isLayered = (await page.getByRole('dialog').count()) > 0;
        if (!isLayered) await unfold(page, width);
        await page.screenshot({ path: path.join(FOLDER, file) });
        taken += 1;
      } catch (error) {
        complaints.push(`${shot.path} could not be taken (${file}): ${String(error).split('\n')[0]}`);
      }
      await page.close();
    }
    await signedIn.close();
    await signedOut.close();
  };
  // Two at a time: one renders while the other waits for the server.
  for (const width of WIDTHS) await Promise.all(THEMES.map((theme) => take(width, theme)));
  await browser.close();
} finally {
  await server.stop();
  await mail.close();
}
console.log(`${taken} pictures in shots/, in ${Math.round((Date.now() - started) / 1000)} s`);
for (const complaint of complaints) console.error(`! ${complaint}`);
process.exit(complaints.length > 0 ? 1 : 0);
