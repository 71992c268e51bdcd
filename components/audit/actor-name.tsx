import { KeyRound, Server, UserRound } from 'lucide-react';

import type { ActorView } from '@/lib/audit-log/actors';

const ICONS = { user: UserRound, api_key: KeyRound, system: Server } as const;

export function ActorIcon({ type }: Pick<ActorView, 'type'>) {
  const Icon = ICONS[type];
  return <Icon aria-hidden className="mt-0.5 size-4 text-text-muted" />;
}

/** The actor's name; an API key is named as such. */
export function ActorName({ actor }: { actor: ActorView }) {
  return (
    <>
      {actor.type === 'api_key' && <span className="text-text-muted">API key </span>}
      <span className="font-medium">{actor.name}</span>
    </>
  );
}
