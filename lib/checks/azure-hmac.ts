import 'server-only';

import { createHash, createHmac } from 'node:crypto';

interface SignedRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
}

/**
 * The headers that sign a request to Azure Communication Services at a given time. Source:
 * learn.microsoft.com/azure/communication-services/tutorials/hmac-header-tutorial.
 */
export function signAzureRequest(
  { method, url, body }: SignedRequest,
  { accessKey }: { readonly accessKey: string },
  now: Date,
): Record<string, string> {
  const date = now.toUTCString();
  const contentHash = createHash('sha256').update(body).digest('base64');
  const signature = createHmac('sha256', Buffer.from(accessKey, 'base64'))
    .update(`${method}\n${url.pathname}${url.search}\n${date};${url.host};${contentHash}`)
    .digest('base64');
  return {
    authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
    'x-ms-date': date,
    'x-ms-content-sha256': contentHash,
  };
}
