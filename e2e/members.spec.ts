import { ACCOUNT } from './account';
import { expect, expectAccessible, test } from './fixtures';

const PASSWORD = 'a password of length';

test('a colleague joins by a link, looks on as viewer, changes as editor, and is out when removed', async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  const stamp = `${Date.now()}`;
  const email = `grace-${stamp}@example.com`;
  const identifier = `members-${stamp}`;
  const made = await request.post(`${baseURL}/v1/integrations`, {
    headers: { Authorization: `ApiKey ${ACCOUNT.apiKey}` },
    data: {
      providerId: 'sendgrid',
      channel: 'email',
      name: 'Members spec',
      identifier,
      credentials: { apiKey: 'SG.x' },
    },
  });
  expect(made.status()).toBe(201);

  await page.goto('/settings/members');
  await expect(page.getByRole('list', { name: 'Members' })).toContainText('you');
  await page.getByRole('button', { name: 'Invite', exact: true }).first().click();
  await page.getByLabel('E-mail').fill(email);
  await expect(page.getByRole('radio', { name: 'Viewer' })).toBeChecked();
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.getByRole('heading', { name: `Send this link to ${email}` })).toBeVisible();
  const link = await page.getByRole('dialog').locator('code').innerText();
  expect(link).toMatch(new RegExp(`^${baseURL}/invite/[\\w-]{43}$`));
  await page.getByRole('button', { name: 'Done' }).click();
  const invitation = page.getByRole('listitem').filter({ hasText: email });
  await expect(invitation).toContainText('Expires in');
  await expectAccessible(page, ['light']);

  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    storageState: { cookies: [], origins: [] },
    viewport: { width: 375, height: 800 },
  });
  const guest = await context.newPage();
  await guest.goto(link);
  await expectAccessible(guest, ['dark']);
  await guest.getByLabel('Your name').fill(`Grace ${stamp}`);
  await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await guest.getByRole('button', { name: 'Join' }).click();
  await guest.waitForURL('**/integrations');

  // A viewer sees what there is, and nothing to change it with, one or many.
  await expect(guest.getByRole('link', { name: 'Members spec' }).first()).toBeVisible();
  await expect(guest.getByRole('checkbox')).toHaveCount(0);
  await expect(guest.getByRole('button', { name: /^Actions for/ })).toHaveCount(0);
  await guest.goto(`/integrations/${identifier}`);
  await expect(guest.getByText('Your role lets you look, not change')).toBeVisible();
  await expect(guest.getByRole('heading', { name: 'Credentials' })).toBeVisible();
  await expect(guest.getByRole('button', { name: /^Save/ })).toHaveCount(0);
  await guest.goto('/settings/members');
  await expect(guest.getByText('Only owners and admins manage members')).toBeVisible();
  await expect(guest.getByRole('button', { name: /Invite|Change role|Remove/ })).toHaveCount(0);
  expect(await guest.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

  // The link is used up, and says so.
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'This invitation does not work' })).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: `Change role of Grace ${stamp}` }).click();
  await page.getByRole('radio', { name: 'Editor' }).click();
  await page.getByRole('button', { name: 'Save role' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: email })).toContainText('Editor');

  // Nobody signed in again: the role counts from the next request on.
  await guest.goto(`/integrations/${identifier}`);
  await guest.getByLabel('Name', { exact: true }).fill('Renamed by an editor');
  await guest.getByRole('button', { name: /^Save/ }).first().click();
  await expect(guest.getByText('Renamed by an editor saved')).toBeVisible();
  await expect(guest.getByRole('heading', { name: 'Renamed by an editor', level: 1 })).toBeVisible();

  await page.getByRole('button', { name: `Remove Grace ${stamp}` }).click();
  await page.getByRole('button', { name: 'Remove member' }).click();
  // The dialog hides the list while it is open: its absence alone would prove nothing.
  await expect(page.getByText(`Grace ${stamp} is no longer a member`)).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: email })).toHaveCount(0);
  await guest.goto('/integrations');
  await expect(guest).toHaveURL(/\/sign-in\?next=/);
  await guest.getByLabel('E-mail').fill(email);
  await guest.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await guest.getByRole('button', { name: 'Sign in' }).click();
  await expect(guest.getByText(/member of no organization now/)).toBeVisible();
  await context.close();
});
