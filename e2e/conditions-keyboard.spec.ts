import type { Page } from '@playwright/test';

import {
  EVERY_INPUT,
  isGroup,
  KINDS,
  listItems,
  operatorLabel,
  readRaw,
  ruleName,
  tabTo,
  type Group,
  type Leaf,
} from './conditions-steps';
import { expect, test } from './fixtures';

test('depth 4 with every kind of input, by keyboard alone: saved, shown and read back as built', async ({
  page,
  api,
}) => {
  await page.goto('/integrations/new?channel=email&provider=postmark');
  await expect(page.getByRole('button', { name: 'Create integration' })).toBeVisible();
  for (const [name, text] of [
    ['Identifier', 'every-by-keyboard'],
    ['Server API Token', 'postmark-token-in-test'],
    ['From email address', 'keys@example.com'],
    ['Sender name', 'Keys'],
  ] as const) {
    await tabTo(page, name);
    await page.keyboard.type(text);
  }
  await tabTo(page, 'Add conditions');
  await page.keyboard.press('Enter');
  await buildGroup(page, EVERY_INPUT, '1');
  // The sentence ends with the last rule, so everything before it has arrived.
  await expect(page.getByText(/in the last 12 hours/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');

  await page.waitForURL('**/integrations/every-by-keyboard');
  expect((await api.get('every-by-keyboard')).conditions).toEqual([EVERY_INPUT]);
  await page.reload();
  await expect(page.getByLabel(/^Rule 3 of group '1\.2\.2\.2 Any of': unit$/)).toHaveValue('hours');
  expect(await readRaw(page)).toEqual([EVERY_INPUT]);
});

/** Focus is on the kind of the group's first rule, where adding the group has put it. */
async function buildGroup(page: Page, group: Group, place: string): Promise<void> {
  const start = page.getByLabel(new RegExp(`^Rule 1 of group '${place === '1' ? '' : `${place} `}.*': kind$`));
  await expect(start).toBeFocused();
  if (place === '1.2') {
    // There and back again by arrow keys, as in any set of radio buttons.
    await tabTo(page, `Any of, group ${place}`, 'Shift+Tab');
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('radio', { name: `All of, group ${place}` })).toBeChecked();
    await page.keyboard.press('ArrowRight');
    await tabTo(page, /: kind$/);
  }
  if (group.isNegated) {
    await tabTo(page, `NOT, group ${place}`, 'Shift+Tab');
    await page.keyboard.press('Space');
    await tabTo(page, /: kind$/);
  }
  for (const [index, child] of group.children.entries()) {
    if (isGroup(child)) {
      await tabTo(page, `Add group to group ${place}`);
      await page.keyboard.press('Enter');
      await buildGroup(page, child, `${place}.${index + 1}`);
      continue;
    }
    if (index > 0) {
      await tabTo(page, `Add rule to group ${place}`);
      await page.keyboard.press('Enter');
    }
    await fillRule(page, child, ruleName(index + 1, place, group));
  }
}

async function fillRule(page: Page, leaf: Leaf, rule: string): Promise<void> {
  await expect(page.getByLabel(`${rule}: kind`)).toBeFocused();
  await choose(page, KINDS[leaf.on] ?? '');
  if (leaf.on === 'isOnline') {
    await tabTo(page, `${rule}: value`);
    await choose(page, leaf.value === true ? 'Yes' : 'No');
  } else if (leaf.on === 'isOnlineInLast') {
    await typeOver(page, `${rule}: value`, String(leaf.value));
    await tabTo(page, `${rule}: unit`);
    await choose(page, leaf.timeOperator ?? '');
  } else {
    await typeOver(page, `${rule}: field`, leaf.field ?? '');
    await tabTo(page, `${rule}: operator`);
    await choose(page, operatorLabel(leaf));
    await typeValue(page, leaf, rule);
  }
}

async function typeValue(page: Page, { operator = '', value }: Leaf, rule: string): Promise<void> {
  const text = String(value);
  if (operator === 'IS_DEFINED') return;
  if (operator.endsWith('BETWEEN')) {
    const [low = '', high = ''] = text.split(',');
    await typeOver(page, `${rule}: lower bound`, low);
    await typeOver(page, `${rule}: upper bound`, high);
  } else if (operator === 'ANY_IN' || operator === 'ALL_IN') {
    await tabTo(page, `${rule}: value`);
    for (const item of listItems(text)) {
      await page.keyboard.type(item.includes(',') ? `"${item}"` : item);
      await page.keyboard.press('Enter');
    }
  } else {
    await typeOver(page, `${rule}: value`, text);
  }
}

async function typeOver(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Arrow keys in the focused select, up to the first entry and then down to the one that is wanted. */
async function choose(page: Page, label: string): Promise<void> {
  const select = page.locator('select:focus');
  const chosen = () => select.evaluate((element: HTMLSelectElement) => element.selectedOptions[0]?.label);
  await page.keyboard.press('Home');
  for (let presses = 0; presses < 20 && (await chosen()) !== label; presses++) await page.keyboard.press('ArrowDown');
  expect(await chosen()).toBe(label);
}
