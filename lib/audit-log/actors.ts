import 'server-only';

import { listUsers } from '@/lib/accounts/repository';
import { listApiKeysById } from '@/lib/api-keys/repository';
import type { Actor } from '@/lib/server/context';

/** The actor of an event, for display. */
export interface ActorView {
  readonly type: Actor['type'];
  /** A user's name or email address, a key's name, or "System". */
  readonly name: string;
}

/** An actor as rows store it. */
export interface ActorReference {
  readonly actorType: string;
  readonly actorId: string | null;
}

/** Reads the names of actors in one go and returns a function that names each. A deleted actor is named by its kind. */
export async function nameActors(
  organizationId: string,
  actors: readonly ActorReference[],
): Promise<(actor: ActorReference) => ActorView> {
  const idsOf = (type: Actor['type']) => [
    ...new Set(actors.flatMap(({ actorType, actorId }) => (actorType === type && actorId ? [actorId] : []))),
  ];
  const [userIds, keyIds] = [idsOf('user'), idsOf('api_key')];
  const users = userIds.length > 0 ? await listUsers(userIds) : [];
  const keys = keyIds.length > 0 ? await listApiKeysById(organizationId, keyIds) : [];
  const names = new Map([
    ...users.map(({ id, name, email }) => [id, name.trim() || email] as const),
    ...keys.map(({ id, name }) => [id, name] as const),
  ]);
  return ({ actorType, actorId }) => toActorView(actorType, names.get(actorId ?? ''));
}

/** An actor by its kind and its current name, if any. */
export function toActorView(actorType: string, name: string | null | undefined): ActorView {
  if (actorType === 'user') return { type: 'user', name: name ?? 'A former member' };
  if (actorType === 'api_key') return { type: 'api_key', name: name ?? 'An API key' };
  return { type: 'system', name: 'System' };
}
