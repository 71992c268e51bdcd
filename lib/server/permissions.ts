/** What a caller may do. API keys have these as scopes; dashboard roles are sets of them. */
export const PERMISSIONS = ['integrations:read', 'integrations:write', 'credentials:read', 'resolve', 'admin'] as const;

export type Permission = (typeof PERMISSIONS)[number];
