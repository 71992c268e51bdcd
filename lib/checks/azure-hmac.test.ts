import { expect, it } from 'vitest';

import { signAzureRequest } from './azure-hmac';

it('signs method, path with its query, time, host and body as Azure does', () => {
  // The expected signature comes from another implementation, Python's hmac, over the documented string to sign.
  expect(
    signAzureRequest(
      {
        method: 'GET',
        url: new URL('https://contoso.communication.azure.com/phoneNumbers?api-version=2025-06-01&top=1'),
        body: '',
      },
      { accessKey: 'QUFBQkJCQ0NDREREMDAwMTExMjIyMzMz' },
      new Date('2026-11-23T07:30:00Z'),
    ),
  ).toEqual({
    authorization:
      'HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=7GkQJlcG4ANpyEx1E0b06WwWvEcsJR59tiFKI9eKcRQ=',
    'x-ms-date': 'Mon, 23 Nov 2026 07:30:00 GMT',
    'x-ms-content-sha256': '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
  });
});
