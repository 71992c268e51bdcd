/** What a caller may do. The scopes of an API key, and what the roles of the dashboard are made of. */
export const PERMISSIONS = ['integrations:read', 'integrations:write', 'credentials:read', 'resolve', 'admin'] as const;

export type Permission = (typeof PERMISSIONS)[number];
