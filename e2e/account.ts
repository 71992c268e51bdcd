/** The first account of the servers that tests start, as the variables of an unattended start make it. */
export const ACCOUNT = {
  email: 'owner@example.com',
  password: 'correct horse battery',
  apiKey: 'e2e-key-0123456789abcdef0123456789abcdef',
} as const;
