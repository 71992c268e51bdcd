import type { Role } from '@/lib/accounts/roles';

/** The permissions of each role, in a sentence. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly label: string; readonly help: string }>> = {
  owner: { label: 'Owner', help: 'Everything, and makes other owners.' },
  admin: { label: 'Admin', help: 'Manages members, API keys and environments, and changes integrations.' },
  editor: { label: 'Editor', help: 'Creates, changes and checks integrations.' },
  viewer: { label: 'Viewer', help: 'Sees integrations and tries conditions; changes nothing and sees no secret.' },
};
