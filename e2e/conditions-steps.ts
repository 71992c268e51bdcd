import { expect, type Page } from '@playwright/test';

export interface Leaf {
  readonly on: string;
  readonly field?: string;
  readonly operator?: string;
  readonly timeOperator?: string;
  readonly value: string | number | boolean;
}

export interface Group {
  readonly isNegated: boolean;
  readonly type: 'GROUP';
  readonly value: 'AND' | 'OR';
  readonly children: readonly (Leaf | Group)[];
}

export const KINDS: Readonly<Record<string, string>> = {
  subscriber: 'Subscriber',
  tenant: 'Tenant',
  payload: 'Payload',
  isOnline: 'Is online',
  isOnlineInLast: 'Was online in the last',
};

/** Every operator, in the words of the select. */
const OPERATORS: Readonly<Record<string, string>> = {
  EQUAL: 'equals',
  NOT_EQUAL: 'does not equal',
  LARGER: 'is larger than',
  LARGER_EQUAL: 'is at least',
  SMALLER: 'is smaller than',
  SMALLER_EQUAL: 'is at most',
  BETWEEN: 'is between',
  NOT_BETWEEN: 'is not between',
  IN: 'contains',
  NOT_IN: 'does not contain',
  ANY_IN: 'is any of',
  ALL_IN: 'has all of',
  STARTS_WITH: 'starts with',
  ENDS_WITH: 'ends with',
  LIKE: 'is like',
  NOT_LIKE: 'is not like',
};

const group = (value: 'AND' | 'OR', children: Group['children'], isNegated = false): Group => ({
  isNegated,
  type: 'GROUP',
  value,
  children,
});

const leaf = (on: string, field: string, operator: string, value: string): Leaf => ({ on, field, operator, value });

/** Depth 4, every operator, three sources, both presence leaves; the wire form that building it must give. */
export const EVERY_OPERATOR: Group = group('AND', [
  leaf('subscriber', 'data.plan', 'EQUAL', 'pro'),
  leaf('tenant', 'identifier', 'NOT_EQUAL', 'acme'),
  leaf('payload', 'order.total', 'LARGER', '10'),
  group('OR', [
    leaf('payload', 'order.total', 'LARGER_EQUAL', '12.5'),
    leaf('payload', 'order.total', 'SMALLER', '2026-03-01'),
    leaf('subscriber', 'data.seats', 'SMALLER_EQUAL', '7'),
    leaf('payload', 'sentAt', 'BETWEEN', '2026-01-01,2026-12-31'),
    leaf('payload', 'count', 'NOT_BETWEEN', '3,7'),
    group(
      'AND',
      [
        leaf('subscriber', 'email', 'IN', '@acme.com'),
        leaf('subscriber', 'email', 'NOT_IN', 'test'),
        leaf('tenant', 'data.plan', 'STARTS_WITH', 'pro'),
        leaf('subscriber', 'email', 'ENDS_WITH', '.org'),
        leaf('tenant', 'data.region', 'ANY_IN', 'eu,us'),
        leaf('tenant', 'data.towns', 'ALL_IN', '["Berlin, DE","Paris"]'),
        group('OR', [
          leaf('subscriber', 'email', 'LIKE', '%@acme.com'),
          leaf('subscriber', 'lastName', 'NOT_LIKE', 'Mc_%'),
          leaf('payload', 'order.id', 'IS_DEFINED', 'true'),
          leaf('tenant', 'data.blocked', 'IS_DEFINED', 'false'),
          { on: 'isOnline', value: false },
          { on: 'isOnlineInLast', timeOperator: 'hours', value: 12 },
        ]),
      ],
      true,
    ),
  ]),
]);

/** Depth 4, and a rule for every kind of input: text, two bounds, a list, none, a choice, a number with a unit. */
export const EVERY_INPUT: Group = group('AND', [
  leaf('tenant', 'data.plan', 'EQUAL', 'pro'),
  group('OR', [
    leaf('payload', 'sentAt', 'BETWEEN', '2026-01-01,2026-12-31'),
    group(
      'AND',
      [
        leaf('subscriber', 'data.towns', 'ALL_IN', '["Berlin, DE","Paris"]'),
        group('OR', [
          leaf('tenant', 'data.blocked', 'IS_DEFINED', 'false'),
          { on: 'isOnline', value: false },
          { on: 'isOnlineInLast', timeOperator: 'hours', value: 12 },
        ]),
      ],
      true,
    ),
  ]),
]);

export function isGroup(node: Leaf | Group): node is Group {
  return 'children' in node;
}

export function operatorLabel({ operator = '', value }: Leaf): string {
  if (operator === 'IS_DEFINED') return value === 'false' ? 'is not set' : 'is set';
  return OPERATORS[operator] ?? operator;
}

/** The items that a list's text stands for, and what to type for each: in quotes where it holds a comma. */
export function listItems(text: string): string[] {
  return text.startsWith('[') ? (JSON.parse(text) as string[]) : text.split(',');
}

/** How a group is called in the names of its rules; alone at the top it needs no number. */
export function ruleName(index: number, place: string, { value, isNegated }: Pick<Group, 'value' | 'isNegated'>) {
  const words = value === 'OR' ? (isNegated ? 'None of' : 'Any of') : isNegated ? 'Not all of' : 'All of';
  return `Rule ${index} of group '${place === '1' ? words : `${place} ${words}`}'`;
}

/** Fills what an e-mail integration needs besides conditions. */
export async function startIntegration(page: Page, identifier: string): Promise<void> {
  await page.goto('/integrations/new?channel=email&provider=postmark');
  await page.getByLabel('Identifier', { exact: true }).fill(identifier);
  await page.getByLabel('Server API Token').first().fill('postmark-token-in-test');
  await page.getByLabel('From email address').fill('conditions@example.com');
  await page.getByLabel('Sender name').fill('Conditions');
}

/** Puts JSON into the raw view and shows it with controls. */
export async function loadJson(page: Page, conditions: unknown): Promise<void> {
  await page.getByRole('tab', { name: 'Raw JSON' }).click();
  await page.getByLabel(/What the API stores/).fill(JSON.stringify(conditions));
  await page.getByRole('tab', { name: 'Builder' }).click();
}

/** What the raw view holds. */
export async function readRaw(page: Page): Promise<unknown> {
  await page.getByRole('tab', { name: 'Raw JSON' }).click();
  const text = page.getByLabel(/What the API stores/);
  await expect(text).toBeVisible();
  const json: unknown = JSON.parse(await text.inputValue());
  await page.getByRole('tab', { name: 'Builder' }).click();
  return json;
}

/** Presses Tab, or Shift+Tab, until the focus is on the control of that name, as a person without a pointer would. */
export async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 120; presses++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label =
        element instanceof HTMLElement && 'labels' in element
          ? (element.labels as NodeListOf<HTMLLabelElement> | null)?.[0]
          : null;
      return element?.getAttribute('aria-label') ?? label?.textContent?.trim() ?? element?.textContent?.trim() ?? '';
    });
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    seen.push(focused);
    await page.keyboard.press(key);
  }
  throw new Error(`No control named ${String(name)} is reached by ${key}. Reached: ${seen.join(' | ')}`);
}
