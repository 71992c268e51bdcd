import type { Locator, Page } from '@playwright/test';

import {
  EVERY_OPERATOR,
  isGroup,
  KINDS,
  listItems,
  operatorLabel,
  readRaw,
  ruleName,
  startIntegration,
  type Group,
  type Leaf,
} from './conditions-steps';
import { expect, test } from './fixtures';

test('depth 4 with every operator, by pointer: saved and read back as built', async ({ page, api }) => {
  test.slow();
  await startIntegration(page, 'every-by-pointer');
  await page.getByRole('button', { name: 'Add conditions' }).click();
  await buildGroup(page, EVERY_OPERATOR, '1');
  await expect(page.getByText(/in the last 12 hours/)).toBeVisible();
  await page.getByRole('button', { name: 'Create integration' }).click();
  await page.waitForURL('**/integrations/every-by-pointer');
  expect((await api.get('every-by-pointer')).conditions).toEqual([EVERY_OPERATOR]);
  await page.reload();
  expect(await readRaw(page)).toEqual([EVERY_OPERATOR]);
});

test('drag, "Move to…", the move buttons, duplicate, delete, undo and redo: announced, and stored in that order', async ({
  page,
  api,
}) => {
  await startIntegration(page, 'moved-by-pointer');
  await page.getByRole('button', { name: 'Add conditions' }).click();
  const said = page.locator('#announcer');
  const rule = (index: number, part: string, group = 'All of') =>
    page.getByLabel(`Rule ${index} of group '${group}': ${part}`, { exact: true });

  await rule(1, 'field').fill('a');
  await rule(1, 'value').fill('1');
  await rule(1, 'duplicate').click();
  await expect(said).toHaveText('Rule duplicated.');
  await expect(rule(2, 'kind')).toBeFocused();
  await rule(2, 'field').fill('b');
  // What is checked after a pause may move the rows: a click between would begin on one element and end on another.
  await expect(page.getByText("and the subscriber's b is", { exact: false }).first()).toBeVisible();
  await rule(2, 'duplicate').click();
  await expect(rule(3, 'kind')).toBeFocused();
  await rule(3, 'field').fill('c');
  await page.getByRole('button', { name: 'Add group to group 1' }).click();
  await expect(said).toHaveText('Group 1.4: any of added.');
  await rule(1, 'field', '1.4 Any of').fill('d');

  // By the buttons: c above b. Focus stays on the button, so that it can be pressed again.
  await rule(3, 'move up').click();
  await expect(rule(2, 'field')).toHaveValue('c');
  await expect(rule(2, 'move up')).toBeFocused();
  await expect(said).toHaveText('Moved to place 2 of 4.');

  // By the menu: b to the end of the inner group.
  await rule(3, 'move to…').click();
  await page.getByRole('menuitem', { name: 'Group 1.4: any of', exact: true }).click();
  await expect(rule(2, 'field', '1.3 Any of')).toHaveValue('b');
  await expect(rule(2, 'move to…', '1.3 Any of')).toBeFocused();

  // By drag: a to the foot of the inner group, which has moved up to 1.2 by then.
  await drag(page, nodeOf(rule(1, 'field')), page.getByRole('button', { name: 'Add rule to group 1.3' }));
  await expect(rule(3, 'field', '1.2 Any of')).toHaveValue('a');
  await expect(said).toHaveText('Moved to place 3 of Group 1.2: any of.');

  await rule(1, 'delete', '1.2 Any of').click();
  await expect(rule(1, 'field', '1.2 Any of')).toHaveValue('b');
  await expect(said).toHaveText('Rule deleted. Undo brings it back.');
  await page.getByRole('button', { name: 'Undo in conditions' }).click();
  await expect(rule(1, 'field', '1.2 Any of')).toHaveValue('d');
  await page.getByRole('button', { name: 'Undo in conditions' }).click();
  await expect(rule(1, 'field')).toHaveValue('a');
  await page.getByRole('button', { name: 'Redo in conditions' }).click();
  await expect(rule(3, 'field', '1.2 Any of')).toHaveValue('a');

  await page.getByRole('button', { name: 'Create integration' }).click();
  await page.waitForURL('**/integrations/moved-by-pointer');
  const field = (name: string) => ({
    on: 'subscriber',
    field: name,
    operator: 'EQUAL',
    value: name === 'd' ? '' : '1',
  });
  expect((await api.get('moved-by-pointer')).conditions).toEqual([
    {
      isNegated: false,
      type: 'GROUP',
      value: 'AND',
      children: [
        field('c'),
        { isNegated: false, type: 'GROUP', value: 'OR', children: [field('d'), field('b'), field('a')] },
      ],
    },
  ]);
});

async function buildGroup(page: Page, group: Group, place: string): Promise<void> {
  await expect(
    page.getByLabel(new RegExp(`^Rule 1 of group '${place === '1' ? '' : `${place} `}.*': kind$`)),
  ).toBeFocused();
  if (group.isNegated) await page.getByRole('button', { name: `NOT, group ${place}`, exact: true }).click();
  for (const [index, child] of group.children.entries()) {
    if (isGroup(child)) {
      await page.locator(`[aria-label="Add group to group ${place}"]`).click();
      await buildGroup(page, child, `${place}.${index + 1}`);
      continue;
    }
    if (index > 0) await page.locator(`[aria-label="Add rule to group ${place}"]`).click();
    await fillRule(page, child, ruleName(index + 1, place, group));
  }
}

async function fillRule(page: Page, leaf: Leaf, rule: string): Promise<void> {
  // By the attribute: asking for every name of so large a page, hundreds of times, would take minutes.
  const control = (part: string) => page.locator(`[aria-label="${rule}: ${part}"]`);
  await control('kind').selectOption(KINDS[leaf.on] ?? '');
  if (leaf.on === 'isOnline') return void (await control('value').selectOption(leaf.value === true ? 'Yes' : 'No'));
  if (leaf.on === 'isOnlineInLast') {
    await control('value').fill(String(leaf.value));
    return void (await control('unit').selectOption(leaf.timeOperator ?? ''));
  }
  await control('field').fill(leaf.field ?? '');
  await control('operator').selectOption(operatorLabel(leaf));
  const { operator = '', value } = leaf;
  if (operator === 'IS_DEFINED') return;
  const items = listItems(String(value));
  if (operator.endsWith('BETWEEN')) {
    await control('lower bound').fill(items[0] ?? '');
    await control('upper bound').fill(items[1] ?? '');
  } else if (operator === 'ANY_IN' || operator === 'ALL_IN') {
    await control('value').fill(items.map((item) => (item.includes(',') ? `"${item}"` : item)).join(','));
    // Leaving the input adds what is in it.
    await control('value').blur();
    await expect(page.getByLabel(`${rule}: remove item ${items.length}, ${items.at(-1)}`)).toBeVisible();
  } else {
    await control('value').fill(String(value));
  }
}

function nodeOf(control: Locator): Locator {
  return control.locator('xpath=ancestor::*[@data-node][1]');
}

/** From the handle of one part of the tree to the middle of another, in steps as a hand does. */
async function drag(page: Page, node: Locator, target: Locator): Promise<void> {
  const handle = node.getByTitle('Drag to move').first();
  await handle.scrollIntoViewIfNeeded();
  const from = await middle(handle);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  // As a hand does: it follows what it aims at until the line says where the node will land.
  await expect(async () => {
    const to = await middle(target);
    await page.mouse.move(to.x, to.y - 4);
    await page.mouse.move(to.x, to.y, { steps: 3 });
    await expect(page.locator('[data-drop-line]')).toBeVisible({ timeout: 500 });
    expect(await middle(target)).toEqual(to);
  }).toPass({ timeout: 20_000 });
  await page.mouse.up();
}

async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('It is not on the page.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
