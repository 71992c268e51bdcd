import type { Permission } from '@/lib/server/context';

const ROLES = ['owner', 'admin', 'editor', 'viewer'] as const;

export type Role = (typeof ROLES)[number];

const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  owner: ['integrations:read', 'integrations:write', 'credentials:read', 'resolve', 'admin'],
  admin: ['integrations:read', 'integrations:write', 'credentials:read', 'resolve', 'admin'],
  editor: ['integrations:read', 'integrations:write', 'resolve'],
  viewer: ['integrations:read', 'resolve'],
};

/** What a role may do; an unknown role may do nothing. */
export function permissionsOf(role: string): readonly Permission[] {
  return (ROLES as readonly string[]).includes(role) ? PERMISSIONS_OF[role as Role] : [];
}
