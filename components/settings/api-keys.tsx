'use client';

import { KeyRound, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { RelativeTime } from '@/components/ui/relative-time';
import type { CreateApiKey } from '@/lib/api-keys/schema';
import type { ApiKeyView, CreatedApiKey } from '@/lib/api-keys/types';
import type { EnvironmentView } from '@/lib/environments/types';
import type { ActionResult } from '@/lib/server/action-result';

import { CreateKeyDialog } from './create-key-dialog';
import { RevokeKeyDialog } from './revoke-key-dialog';

export interface ApiKeysProps {
  readonly keys: readonly ApiKeyView[];
  readonly environments: readonly EnvironmentView[];
  /** The environment the person works in: the first choice for a new key. */
  readonly environmentId: string;
  readonly createAction: (input: CreateApiKey) => Promise<ActionResult<CreatedApiKey>>;
  readonly revokeAction: (id: string) => Promise<ActionResult<null>>;
}

export function ApiKeys({ keys, environments, environmentId, createAction, revokeAction }: ApiKeysProps) {
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKeyView>();
  const nameOf = (id: string) => environments.find((environment) => environment.id === id)?.name ?? 'Unknown';
  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden /> New API key
    </Button>
  );
  return (
    <>
      {keys.length === 0 ? (
        <EmptyState icon={<KeyRound aria-hidden />} title="No API keys yet" actions={create}>
          A pipeline or a sender needs one to call the REST API.
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          <div>{create}</div>
          <ul className="divide-y divide-border rounded-lg border border-border bg-surface">
            {keys.map((key) => (
              <li key={key.id} className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3">
                <div className="grid min-w-0 flex-[1_1_14rem] gap-0.5">
                  <p className="truncate font-medium">{key.name}</p>
                  <p className="font-mono text-sm text-text-muted">{key.prefix}…</p>
                </div>
                <div className="flex flex-wrap gap-1.5">
                  <Badge>{nameOf(key.environmentId)}</Badge>
                  {key.scopes.map((scope) => (
                    <Badge key={scope}>{scope}</Badge>
                  ))}
                </div>
                <p className="text-sm text-text-muted tabular-nums">
                  {key.lastUsedAt ? (
                    <>
                      Used <RelativeTime value={key.lastUsedAt} />
                    </>
                  ) : (
                    'Never used'
                  )}
                </p>
                <Button variant="ghost" size="sm" aria-label={`Revoke ${key.name}`} onClick={() => setRevoking(key)}>
                  <Trash2 aria-hidden /> Revoke
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <CreateKeyDialog open={creating} onOpenChange={setCreating} environments={environments} environmentId={environmentId} action={createAction} />
      <RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(undefined)} action={revokeAction} />
    </>
  );
}
