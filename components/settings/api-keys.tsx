'use client';

import { KeyRound, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import type { CreateApiKey } from '@/lib/api-keys/schema';
import type { CreatedApiKey, ListedApiKey } from '@/lib/api-keys/types';
import type { EnvironmentView } from '@/lib/environments/types';
import type { ActionResult } from '@/lib/server/action-result';
import type { Permission } from '@/lib/server/permissions';

import { CreateKeyDialog } from './create-key-dialog';
import { RevokeKeyDialog } from './revoke-key-dialog';

export interface ApiKeysProps {
  readonly keys: readonly ListedApiKey[];
  readonly environments: readonly EnvironmentView[];
  /** The current environment: the preselection for a new key. */
  readonly environmentId: string;
  readonly createAction: (input: CreateApiKey) => Promise<ActionResult<CreatedApiKey>>;
  /** The scopes that the person may give. */
  readonly grantable: readonly Permission[];
  readonly revokeAction: (id: string) => Promise<ActionResult<null>>;
}

export function ApiKeys(props: ApiKeysProps) {
  const { keys, environments, environmentId, grantable, createAction, revokeAction } = props;
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ListedApiKey>();
  return (
    <>
      <PageHeader
        title="API keys"
        description="A key fixes the organization and the environment of every request that carries it."
        actions={
          <Button variant="primary" onClick={() => setCreating(true)}>
            <Plus aria-hidden /> New API key
          </Button>
        }
      />
      {keys.length === 0 ? (
        <EmptyState
          icon={<KeyRound aria-hidden />}
          title="No API keys yet"
          description="A pipeline or a sender needs one to call the REST API."
        />
      ) : (
        <ul className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface">
          {keys.map((key) => (
            <KeyRow
              key={key.id}
              apiKey={key}
              environment={environments.find(({ id }) => id === key.environmentId)}
              onRevoke={setRevoking}
            />
          ))}
        </ul>
      )}
      <CreateKeyDialog
        open={creating}
        onOpenChange={setCreating}
        environments={environments}
        environmentId={environmentId}
        grantable={grantable}
        action={createAction}
      />
      <RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(undefined)} action={revokeAction} />
    </>
  );
}

interface KeyRowProps {
  readonly apiKey: ListedApiKey;
  readonly environment: EnvironmentView | undefined;
  readonly onRevoke: (key: ListedApiKey) => void;
}

function KeyRow({ apiKey, environment, onRevoke }: KeyRowProps) {
  const { name, prefix, scopes, lastUsedAt, expiresAt, maker, parentName } = apiKey;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1 px-4 py-3 md:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_9rem_auto]">
      <div className="grid min-w-0 gap-0.5">
        <p className="truncate font-medium">{name}</p>
        <p className="font-mono text-code text-text-muted">{prefix}…</p>
        {maker && (
          <p className="truncate text-sm text-text-muted">
            Made by {maker.name}
            {maker.left && ', who has left'}
          </p>
        )}
        {parentName !== undefined && (
          <p className="truncate text-sm text-text-muted">Created with the key {parentName}</p>
        )}
      </div>
      <div className="order-last col-span-2 grid min-w-0 justify-items-start gap-1 md:order-none md:col-span-1">
        {environment && (
          <span data-env-color={environment.color} className="contents">
            <Badge tone="environment">{environment.name}</Badge>
          </span>
        )}
        <p className="font-mono text-code break-words text-text-muted">{scopes.join(', ')}</p>
      </div>
      <p className="hidden text-sm text-text-muted tabular-nums md:block">
        {lastUsedAt ? (
          <>
            Used <RelativeTime value={lastUsedAt} />
          </>
        ) : (
          'Never used'
        )}
        {expiresAt && (
          <>
            <br />
            Until <RelativeTime value={expiresAt} />
          </>
        )}
      </p>
      <Button variant="ghost" size="sm" aria-label={`Revoke ${name}`} onClick={() => onRevoke(apiKey)}>
        <Trash2 aria-hidden /> Revoke
      </Button>
    </li>
  );
}
