import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { ACCOUNT } from './account';
import { expect, test } from './fixtures';
import { startServer, temporaryFolder } from './server';

/** Distinct and long, so that finding one anywhere can only mean that it leaked. */
const SECRETS = {
  token: 'zq7-twilio-auth-token-that-must-stay-inside',
  kept: 'zq7-unused-key-that-must-stay-inside-too',
};

async function* filesUnder(folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(file);
    else if (entry.isFile()) yield file;
  }
}

test('a secret that was sent is in no page, payload, answer, log line or byte of the database folder', async ({
  page,
}) => {
  test.slow();
  const dataFolder = await temporaryFolder();
  const server = await startServer({ dataFolder, env: { SIGNALBOX_LOG_LEVEL: 'debug' } });
  const seen: string[] = [];
  page.on('response', (response) => {
    seen.push(response.url());
    if (response.request().method() === 'GET')
      void response
        .text()
        .then((text) => seen.push(text))
        .catch(() => undefined);
  });
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel('E-mail').fill(ACCOUNT.email);
  await page.getByLabel('Password', { exact: true }).fill(ACCOUNT.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/integrations');

  await page.goto(`${server.url}/integrations/new?channel=sms&provider=twilio`);
  await page.getByLabel('Identifier').fill('by-browser');
  await page.getByLabel('Account SID').fill('AC0123456789abcdef0123456789abcdef');
  await page.getByLabel('Auth token').fill(SECRETS.token);
  await page.getByLabel('From', { exact: true }).fill('+15005550006');
  await page.getByRole('button', { name: 'Create integration' }).click();
  await page.waitForURL('**/by-browser');

  const headers = {
    Authorization: `ApiKey ${ACCOUNT.apiKey}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': 'once',
  };
  const body = {
    providerId: 'twilio',
    channel: 'sms',
    identifier: 'by-api',
    credentials: { token: SECRETS.token, apiToken: SECRETS.kept },
  };
  const send = () => fetch(`${server.url}/v1/integrations`, { method: 'POST', headers, body: JSON.stringify(body) });
  for (const answer of [await send(), await send()]) {
    expect(answer.status).toBe(201);
    seen.push(await answer.text());
  }
  const refused = {
    ...body,
    identifier: 'by-api',
    channel: 'email',
    credentials: { ...body.credentials, nonsense: SECRETS.kept },
  };
  seen.push(
    await (
      await fetch(`${server.url}/v1/integrations`, {
        method: 'POST',
        headers: { ...headers, 'Idempotency-Key': 'twice' },
        body: JSON.stringify(refused),
      })
    ).text(),
  );
  for (const route of ['/integrations', '/integrations/by-browser', '/integrations/by-api']) {
    await page.goto(server.url + route);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    seen.push(await page.content());
  }
  await page.goto('about:blank');
  await server.stop();
  seen.push(server.output());

  const forms = Object.values(SECRETS).flatMap((secret) => [
    secret,
    Buffer.from(secret).toString('base64').slice(0, -4),
    encodeURIComponent(secret),
  ]);
  // Counted, and expected once: a step a file and form would take minutes to record.
  expect(seen.filter((text) => forms.some((form) => text.includes(form)))).toEqual([]);
  const leaking: string[] = [];
  for await (const file of filesUnder(dataFolder)) {
    const bytes = await readFile(file);
    if (forms.some((form) => bytes.includes(form))) leaking.push(file);
  }
  expect(leaking).toEqual([]);
});
