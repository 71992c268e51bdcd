import type { Permission } from '@/lib/server/permissions';

/** The roles of members, the most powerful first. */
export const ROLES = ['owner', 'admin', 'editor', 'viewer'] as const;

export type Role = (typeof ROLES)[number];

const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  owner: ['integrations:read', 'integrations:write', 'credentials:read', 'resolve', 'admin', 'admin:organization'],
  admin: ['integrations:read', 'integrations:write', 'credentials:read', 'resolve', 'admin'],
  editor: ['integrations:read', 'integrations:write', 'resolve'],
  viewer: ['integrations:read', 'resolve'],
};

/** The permissions of a role; none for an unknown role. */
export function permissionsOf(role: string): readonly Permission[] {
  return isRole(role) ? PERMISSIONS_OF[role] : [];
}

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}

/** Whether a member may grant and revoke a role: owners any role, admins any but owner, others none. */
export function mayGrant(own: Role, role: Role): boolean {
  return own === 'owner' || (own === 'admin' && role !== 'owner');
}
