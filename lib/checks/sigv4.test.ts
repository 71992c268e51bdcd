import { expect, it } from 'vitest';

import { signAwsRequest } from './sigv4';

const signer = {
  service: 'service',
  region: 'us-east-1',
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};
const at = new Date('2015-08-30T12:36:00Z');
const signature = (method: string, url: string, headers = {}, body = '') =>
  signAwsRequest({ method, url: new URL(url), headers, body }, signer, at);

// AWS's own test suite for Signature Version 4 (aws-sig-v4-test-suite): get-vanilla, get-vanilla-query-order-key-case,
// post-x-www-form-urlencoded.
it('signs as the test suite of AWS does', () => {
  expect(signature('GET', 'https://example.amazonaws.com/')).toEqual({
    'x-amz-date': '20150830T123600Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  });
  expect(signature('GET', 'https://example.amazonaws.com/?Param2=value2&Param1=value1')['authorization']).toContain(
    'Signature=b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  );
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
  expect(signature('POST', 'https://example.amazonaws.com/', form, 'Param1=value1')['authorization']).toContain(
    'SignedHeaders=content-type;host;x-amz-date, Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
  );
});
