import type { CDPSession, Page } from '@playwright/test';

import { loadJson, startIntegration } from './conditions-steps';
import { expect, test } from './fixtures';

const OPERATORS = ['EQUAL', 'NOT_EQUAL', 'LARGER', 'LARGER_EQUAL', 'SMALLER', 'BETWEEN', 'NOT_BETWEEN', 'IN', 'LIKE'];
const SOURCES = ['subscriber', 'tenant', 'payload'];

/** 199 leaves in 24 groups: one may still be added. */
const LARGE_TREE = Array.from({ length: 4 }, (_, top) => ({
  value: top % 2 === 0 ? 'AND' : 'OR',
  children: Array.from({ length: 5 }, (_inner, inner) => ({
    value: inner % 2 === 0 ? 'OR' : 'AND',
    children: Array.from({ length: top + inner === 7 ? 9 : 10 }, (_leaf, index) => {
      const operator = OPERATORS[index % OPERATORS.length] ?? '';
      const value = operator.endsWith('BETWEEN') ? '10,20' : 'pro';
      return { on: SOURCES[index % 3], field: `data.field${top}${inner}${index}`, operator, value };
    }),
  })),
}));

const LETTERS = ['a', 'b', 'c', 'd'];
const LIMIT_MS = 100;

/**
 * Issue 3: no keystroke of a tree of 200 leaves over 100 ms. Other tests assert no time, because a busy machine is no
 * failure; so this one counts the processor time that the page's main thread spends from the key until its frame is
 * painted, and takes the least of several presses: what else runs on the machine, and a collection of garbage, only
 * add to it.
 */
test('no key takes 100 ms of the main thread in a tree of 200 leaves', async ({ page, context }) => {
  test.slow();
  await startIntegration(page, 'fluent');
  await page.getByRole('button', { name: 'Add conditions' }).click();
  await loadJson(page, LARGE_TREE);
  await expect(page.locator('[data-drop="row"]:not([data-waiting])')).toHaveCount(199, { timeout: 120_000 });
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const rule = "Rule 5 of group '2.3 Any of'";
  const costs: Record<string, number[]> = {};
  const measure = async (what: string, control: string | undefined, keys: readonly string[]) => {
    costs[what] = [];
    for (const key of keys) {
      if (control !== undefined) await page.locator(`[aria-label="${control}"]`).focus();
      await quiet(session);
      costs[what].push(await costOf(page, session, key));
    }
  };

  await measure('type in a value', `${rule}: value`, LETTERS);
  await expect(page.locator(`[aria-label="${rule}: value"]`)).toHaveValue(/abcd/);
  await measure('type in a field', `${rule}: field`, LETTERS);
  await measure('undo', undefined, ['Control+z', 'Control+z']);
  await measure('redo', undefined, ['Control+Shift+z', 'Control+Shift+z']);
  await measure('all or any', 'All of, group 2.2', [
    'ArrowRight',
    'ArrowLeft',
    'ArrowRight',
    'ArrowLeft',
    'ArrowRight',
  ]);
  await measure('NOT', 'NOT, group 2', ['Space', 'Space', 'Space']);
  await measure('operator', `${rule}: operator`, ['ArrowDown', 'ArrowUp', 'ArrowDown', 'ArrowUp', 'ArrowDown']);
  await measure('kind', `${rule}: kind`, ['ArrowDown', 'ArrowUp', 'ArrowDown', 'ArrowUp', 'ArrowDown']);
  await measure('move', `${rule}: move down`, ['Enter', 'Enter', 'Enter']);
  await measure('delete', `${rule}: delete`, ['Enter', 'Enter', 'Enter']);
  await measure('add', 'Add rule to group 2.3', ['Enter', 'Enter', 'Enter']);
  await expect(page.locator('[data-drop="row"]')).toHaveCount(199);
  await measure('undo of add', undefined, ['Control+z', 'Control+z', 'Control+z']);
  await measure('duplicate', `${rule}: duplicate`, ['Enter', 'Enter', 'Enter']);

  const least = Object.entries(costs).map(([what, each]) => ({
    what,
    ms: Math.round(Math.min(...each)),
    each: each.map(Math.round),
  }));
  test.info().annotations.push({ type: 'main thread', description: JSON.stringify(least) });
  expect(least.filter(({ ms }) => ms >= LIMIT_MS)).toEqual([]);
});

/** Milliseconds of the main thread from a key until the frame that shows it was painted. */
async function costOf(page: Page, session: CDPSession, key: string): Promise<number> {
  const before = await busyMs(session);
  await page.keyboard.press(key);
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
  return (await busyMs(session)) - before;
}

/** Once the page does nothing more for what came before. */
async function quiet(session: CDPSession): Promise<void> {
  let last = await busyMs(session);
  await expect
    .poll(
      async () => {
        const now = await busyMs(session);
        const spent = now - last;
        last = now;
        return spent;
      },
      { intervals: [200] },
    )
    .toBeLessThan(3);
}

async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}
