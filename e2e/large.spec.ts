import { isGroup, loadJson, startIntegration, type Leaf } from './conditions-steps';
import { expect } from './fixtures';
import { createRows, LARGE_TREE } from './large';
import { test } from './own-server';

const ROWS = 1_000;
const ADDED: Leaf = { on: 'subscriber', field: 'data.added', operator: 'EQUAL', value: 'new' };

test('conditions of 200 rules are shown whole, edited by key, undone, and stored as shown', async ({ page, api }) => {
  await startIntegration(page, 'two-hundred');
  await page.getByRole('button', { name: 'Add conditions' }).click();
  await loadJson(page, LARGE_TREE);
  const rows = page.locator('[data-drop="row"]');
  await expect(page.locator('[data-drop="row"]:not([data-waiting])')).toHaveCount(199);
  // By the attribute: Playwright takes seconds to ask for every name of so large a page.
  const control = (label: string) => page.locator(`[aria-label="${label}"]`);
  const fifth = (part: string) => control(`Rule 5 of group '2.3 Any of': ${part}`);

  await fifth('value').press('End');
  await page.keyboard.type('abcd');
  await expect(fifth('value')).toHaveValue('proabcd');
  await fifth('delete').press('Enter');
  await expect(rows).toHaveCount(198);
  await expect(fifth('field')).toHaveValue('data.field125');
  await page.keyboard.press('Control+z');
  await expect(rows).toHaveCount(199);
  await expect(fifth('value')).toHaveValue('proabcd');

  const add = control('Add rule to group 2.3');
  await add.press('Enter');
  await expect(rows).toHaveCount(200);
  await expect(add).toHaveAttribute('aria-disabled', 'true');
  await control("Rule 11 of group '2.3 Any of': field").fill('data.added');
  await control("Rule 11 of group '2.3 Any of': value").fill('new');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL('**/integrations/two-hundred');
  const expected = LARGE_TREE.map((top, at) => ({
    ...top,
    children: top.children.map((inner, place) => {
      if (at !== 1 || place !== 2 || !isGroup(inner)) return inner;
      const children = inner.children.map((leaf, index) => (index === 4 ? { ...leaf, value: 'proabcd' } : leaf));
      return { ...inner, children: [...children, ADDED] };
    }),
  }));
  expect((await api.get('two-hundred')).conditions).toEqual(expected);
});

test('a list of 1,000 is whole, and is searched and filtered; of one more the server searches', async ({
  page,
  rest,
  own,
}) => {
  await createRows(own.url, ROWS);
  await page.goto('/integrations');
  await expect(page.locator('[data-row]')).toHaveCount(ROWS);
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect(page.locator('a[href$="/integrations/row-0"]')).toBeAttached();

  const search = page.locator('[aria-label="Search integrations"]');
  const said = page.locator('[role=search] [aria-live]');
  await search.focus();
  await page.keyboard.type('row 99');
  await expect(said).toHaveText('11 integrations found');
  await page.keyboard.press('Escape');
  await expect(said).toHaveText('');
  for (const [filter, found] of [
    ['State', '250 integrations found'],
    ['Channel', '500 integrations found'],
  ] as const) {
    await page.locator(`[aria-label="${filter}"]`).focus();
    await page.keyboard.press('ArrowDown');
    await expect(said).toHaveText(found);
    await page.keyboard.press('ArrowUp');
    await expect(said).toHaveText('');
  }

  // The palette has the newest 500 alone: it leads to the list for the others.
  await page.keyboard.press('Control+K');
  await expect(page.locator('input[placeholder="Go to, create, search, switch environment"]')).toBeFocused();
  await page.keyboard.type('row-0');
  await expect(page.locator('[role="option"][aria-selected="true"]')).toHaveText('Search integrations for “row-0”');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/integrations?q=row-0');
  await expect(search).toHaveValue('row-0');
  await expect(said).toHaveText('1 integration found');

  // One more than is sent whole: now the server searches.
  await rest.create({ providerId: 'slack', channel: 'chat', name: 'The newest', identifier: 'the-newest' });
  await page.goto('/integrations');
  await expect(page.getByRole('status').filter({ hasText: 'The newest 100 are listed.' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'The newest' })).toBeVisible();
  await search.fill('row-0');
  await expect(page.getByRole('link', { name: 'Row 0', exact: true })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '1 found.' })).toBeVisible();
  expect(page.url()).toMatch(/\?q=row-0$/);
  await search.fill('');
  // Rows created at the same time may be stored in any order: the API says which is the 100th.
  const newest = (await rest.list(101)).map(({ identifier }) => identifier);
  await page.getByRole('link', { name: 'Older', exact: true }).click();
  await expect(page.locator(`a[href$="/integrations/${newest[100]}"]`)).toBeAttached();
  await expect(page.locator(`a[href$="/integrations/${newest[99]}"]`)).toHaveCount(0);
  await page.getByRole('link', { name: 'Newest', exact: true }).click();
  await expect(page.getByRole('link', { name: 'The newest' })).toBeVisible();
});
