/** What a caller may do. API keys have these as scopes; dashboard roles are sets of them. */
export const PERMISSIONS = [
  'integrations:read',
  'integrations:write',
  'credentials:read',
  'resolve',
  'admin',
  // Beside `admin`: a key with it creates keys of other environments, and keys that outlive it.
  'admin:organization',
] as const;

export type Permission = (typeof PERMISSIONS)[number];
