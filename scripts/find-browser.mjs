import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A browser for the tests and where it came from: CHROMIUM_PATH, one of the system, Playwright's own download, or
 * Debian's package where this is root on Debian. Throws with the ways to get one.
 * @returns {{ path: string, from: string }}
 */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`);
    return { path: named, from: 'CHROMIUM_PATH' };
  }
  return findInSystem() ?? findPlaywrights() ?? installDebians() ?? fail();
}

function findInSystem() {
  for (const name of NAMES) {
    const { status, stdout } = spawnSync('which', [name], { encoding: 'utf8' });
    if (status === 0 && stdout.trim()) return { path: stdout.trim(), from: 'of the system' };
  }
  const place = PLACES.find((file) => existsSync(file));
  return place ? { path: place, from: 'of the system' } : null;
}

function findPlaywrights() {
  const path = chromium.executablePath();
  return path && existsSync(path) ? { path, from: "Playwright's download" } : null;
}

function installDebians() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  console.log("No browser is here; installing Debian's chromium …");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'], {
      stdio: 'inherit',
      env,
    });
  } catch {
    return null;
  }
  return existsSync('/usr/bin/chromium')
    ? { path: '/usr/bin/chromium', from: "Debian's package, installed just now" }
    : null;
}

function fail() {
  throw new Error(
    'No browser for the tests. Install Chromium or Chrome, or run "npx playwright install chromium", or set CHROMIUM_PATH.',
  );
}
