import { ACCOUNT } from './account';
import { EVERY_OPERATOR, loadJson, readRaw, startIntegration } from './conditions-steps';
import { expect, test } from './fixtures';

test('raw JSON both ways: what is typed has controls, what the controls change is in the text', async ({ page }) => {
  await startIntegration(page, 'raw-both-ways');
  await page.getByRole('button', { name: 'Add conditions' }).click();
  await loadJson(page, [EVERY_OPERATOR]);
  await expect(page.getByLabel("Rule 2 of group 'All of': field")).toHaveValue('identifier');
  await expect(page.getByLabel(/^Rule 6 of group '1\.4\.6\.7 Any of': unit$/)).toHaveValue('hours');
  expect(await readRaw(page)).toEqual([EVERY_OPERATOR]);

  await page.getByLabel("Rule 1 of group 'All of': value").fill('free');
  await page.getByRole('button', { name: 'Group 1.4: delete' }).click();
  const [first, ...rest] = EVERY_OPERATOR.children.slice(0, 3);
  expect(await readRaw(page)).toEqual([{ ...EVERY_OPERATOR, children: [{ ...first, value: 'free' }, ...rest] }]);
  // What the raw view changed is one step of the history.
  await loadJson(page, []);
  await expect(page.getByText('No conditions: always eligible', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Undo in conditions' }).click();
  await expect(page.getByLabel("Rule 1 of group 'All of': value")).toHaveValue('free');
});

test('an error has the same words at the same place: in the raw view, at the control, and from the API', async ({
  page,
  request,
  baseURL,
}) => {
  const wrong = [
    { value: 'AND', children: [{ on: 'tenant', field: '', operator: 'EQUAL', value: 'acme' }] },
    { value: 'OR', children: [{ children: [{ on: 'payload', field: 'n', operator: 'BETWEEN', value: '1' }] }] },
  ];
  await startIntegration(page, 'raw-with-errors');
  await page.getByRole('button', { name: 'Add conditions' }).click();
  await page.getByRole('tab', { name: 'Raw JSON' }).click();
  const text = page.getByLabel(/What the API stores/);
  await text.fill(JSON.stringify(wrong));
  const errors = page.locator('[role=status][id$="-errors"]');
  await expect(errors).toContainText('conditions[0].children[0].field');
  await expect(errors).toContainText('conditions[1].children[0].children[0].value');
  await expect(text).toHaveAttribute('aria-invalid', 'true');

  const answer = await request.post(`${baseURL}/v1/conditions/validate`, {
    headers: { Authorization: `ApiKey ${ACCOUNT.apiKey}` },
    data: { conditions: wrong },
  });
  const { errors: places = {} } = (await answer.json()) as { errors?: Record<string, { messages: string[] }> };
  expect(Object.keys(places)).toEqual([
    'conditions[0].children[0].field',
    'conditions[1].children[0].children[0].value',
  ]);
  for (const { messages } of Object.values(places))
    for (const each of messages) await expect(errors).toContainText(each);

  await page.getByRole('tab', { name: 'Builder' }).click();
  await expect(page.getByLabel("Rule 1 of group '1 All of': field")).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel("Rule 1 of group '2.1 All of': lower bound")).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel("Rule 1 of group '2.1 All of': operator")).not.toHaveAttribute('aria-invalid', 'true');
});

test('conditions with a mistake say where, and keep what was typed', async ({ page }) => {
  await page.goto('/integrations/new?channel=email&provider=postmark');
  await page.getByRole('switch', { name: 'Active' }).click();
  await page.getByRole('button', { name: 'Add conditions' }).click();
  await page.getByLabel("Rule 1 of group 'All of': value").fill('typed before the field');
  await page.getByRole('button', { name: 'Create integration' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The field is empty' })).toBeVisible();
  await expect(page.getByLabel("Rule 1 of group 'All of': field")).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel("Rule 1 of group 'All of': value")).toHaveValue('typed before the field');
});

test('text that is no JSON stops Create and Save, is listed, gets the focus, and is not lost', async ({
  page,
  api,
}) => {
  const broken = '[\n  { "value": AND }\n]';
  const message = 'Invalid JSON at line 2, column 14';
  const text = page.getByLabel(/What the API stores/);
  await page.goto('/integrations/new?channel=email&provider=postmark');
  await page.getByLabel('Identifier').fill('raw-stops-save');
  await page.getByRole('switch', { name: 'Active' }).click();
  await page.getByRole('button', { name: 'Add conditions' }).click();
  await page.getByLabel("Rule 1 of group 'All of': field").fill('data.plan');
  await page.getByRole('tab', { name: 'Raw JSON' }).click();
  const first = await text.inputValue();
  await text.fill(broken);
  // Also when the text is out of sight.
  await page.getByRole('tab', { name: 'Builder' }).click();
  await page.getByRole('button', { name: 'Create integration' }).click();
  await expect(page.getByRole('alert').filter({ hasText: message })).toBeVisible();
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(broken);
  await text.fill(first);
  await page.getByRole('button', { name: 'Create integration' }).click();
  await page.waitForURL('**/integrations/raw-stops-save');

  await page.getByRole('tab', { name: 'Raw JSON' }).click();
  await text.fill(broken);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: message })).toBeVisible();
  await expect(text).toBeFocused();
  await page.getByRole('button', { name: 'Discard this text' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Saved after all');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Saved after all');
  expect((await api.get('raw-stops-save')).conditions).toEqual(JSON.parse(first));
});

test('text that is no JSON says the line and column, loses nothing, and leaves the conditions as they were', async ({
  page,
}) => {
  await startIntegration(page, 'raw-broken');
  await page.getByRole('button', { name: 'Add conditions' }).click();
  await page.getByLabel("Rule 1 of group 'All of': field").fill('data.plan');
  await page.getByRole('tab', { name: 'Raw JSON' }).click();
  const text = page.getByLabel(/What the API stores/);
  await text.fill('[\n  { "value": AND }\n]');
  await expect(page.getByText('Invalid JSON at line 2, column 14: expected a value, found AND.')).toBeVisible();
  await page.getByRole('tab', { name: 'Builder' }).click();
  await expect(page.getByLabel("Rule 1 of group 'All of': field")).toHaveValue('data.plan');
  await page.getByRole('tab', { name: /^Raw JSON/ }).click();
  await expect(text).toHaveValue('[\n  { "value": AND }\n]');
  await page.getByRole('button', { name: 'Discard this text' }).click();
  await expect(text).toHaveValue(/"field": "data.plan"/);
});

test('what has no controls is kept as it was sent, through edits of the rest', async ({ page }) => {
  const kept = { on: 'webhook', url: 'https://example.com', value: { any: ['thing'] } };
  const strange = [
    {
      type: 'MULTI_LIST',
      children: [
        kept,
        { on: 'tenant', field: 'a', operator: 'EQUAL', value: '["a","b"]' },
        { on: 'tenant', field: 'b', operator: 'ANY_IN', value: '["a","b"]' },
        { on: 'tenant', field: 'c', operator: 'ANY_IN', value: ' a , b' },
        { on: 'tenant', field: 'd', operator: 'IS_DEFINED' },
        { on: 'tenant', field: 'e', operator: 'MATCHES', value: 5 },
        { on: 'tenant', field: 'f', operator: 'ANY_IN', value: [1, 'b', null] },
      ],
    },
  ];
  await startIntegration(page, 'raw-kept');
  await page.getByRole('button', { name: 'Add conditions' }).click();
  await loadJson(page, strange);
  await expect(page.getByText('Kept as it is.')).toBeVisible();
  await expect(page.getByLabel("Rule 6 of group 'All of': operator")).toContainText('Unknown: MATCHES');
  await page.getByLabel("Rule 2 of group 'All of': field").fill('changed');
  const [group] = strange;
  const children = group?.children.map((child, index) => (index === 1 ? { ...child, field: 'changed' } : child));
  expect(await readRaw(page)).toEqual([{ ...group, children }]);
});

test('the sentence and the warnings follow what is built; a warning leads to its rule', async ({ page }) => {
  await startIntegration(page, 'raw-warnings');
  await page.getByRole('button', { name: 'Add conditions' }).click();
  await page.getByLabel("Rule 1 of group 'All of': field").fill('data.plan');
  await page.getByLabel("Rule 1 of group 'All of': value").fill('pro');
  await expect(page.getByText('Eligible when the subscriber\'s data.plan is "pro".')).toBeVisible();
  await page.getByLabel("Rule 1 of group 'All of': duplicate").click();
  const second = page.getByLabel("Rule 2 of group 'All of': value");
  await second.fill('');
  // As a cell of a spreadsheet is copied: neither its blank nor its line end is seen.
  await second.evaluate((input: HTMLInputElement) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'free \n');
    input.focus();
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(second).toHaveValue('free');
  const warnings = page.getByRole('list', { name: 'Warnings' });
  await expect(warnings).toContainText(/never/);
  await warnings.getByRole('button').first().click();
  await expect(page.locator(':focus')).toHaveAccessibleName(/group/i);
  await page.getByRole('radio', { name: 'Any of, group 1' }).check();
  await expect(page.getByText('is "pro" or the subscriber\'s data.plan is "free"')).toBeVisible();
  await expect(warnings).toBeHidden();
});

test('no form inside the form; groups are groups with a name; the last rule deleted leaves a group that is true', async ({
  page,
}) => {
  await startIntegration(page, 'raw-empty');
  await page.getByRole('button', { name: 'Add conditions' }).click();
  await expect(page.locator('form form')).toHaveCount(0);
  await expect(page.getByRole('group', { name: 'Group 1: all of' })).toBeVisible();
  await page.getByLabel("Rule 1 of group 'All of': delete").click();
  await expect(page.getByText('Empty: a group without rules is true.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add rule to group 1' })).toBeFocused();
  await page.getByRole('button', { name: 'Group 1: delete' }).click();
  await expect(page.getByRole('button', { name: 'Add condition' })).toBeFocused();
  expect(await readRaw(page)).toEqual([]);
});
