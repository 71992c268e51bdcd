'use client';

import { Copy, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { EnvironmentDot } from '@/components/ui/environment-dot';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import type { EnvironmentInUse } from '@/lib/environments/types';

import { COLOR_NAMES } from './color-names';
import { type EnvironmentActions, EnvironmentDialog } from './environment-dialog';

export interface EnvironmentsProps extends EnvironmentActions {
  readonly environments: readonly EnvironmentInUse[];
  /** The current environment. */
  readonly currentId: string;
}

export function Environments({ environments, currentId, createAction, updateAction }: EnvironmentsProps) {
  const [editing, setEditing] = useState<EnvironmentInUse | 'new'>();
  return (
    <>
      <PageHeader
        title="Environments"
        description="Each has integrations, API keys and samples of its own. Its name and colour are at the top of every page."
        actions={
          <Button variant="primary" onClick={() => setEditing('new')}>
            <Plus aria-hidden /> New environment
          </Button>
        }
      />
      <ul className="divide-y divide-border overflow-hidden rounded-lg border border-border bg-surface">
        {environments.map((environment) => (
          <EnvironmentRow
            key={environment.id}
            environment={environment}
            isCurrent={environment.id === currentId}
            onEdit={setEditing}
          />
        ))}
      </ul>
      <EnvironmentDialog
        environment={editing}
        onClose={() => setEditing(undefined)}
        createAction={createAction}
        updateAction={updateAction}
      />
    </>
  );
}

interface EnvironmentRowProps {
  readonly environment: EnvironmentInUse;
  readonly isCurrent: boolean;
  readonly onEdit: (environment: EnvironmentInUse) => void;
}

function EnvironmentRow({ environment, isCurrent, onEdit }: EnvironmentRowProps) {
  const { id, name, color, createdAt, integrationCount, apiKeyCount } = environment;
  return (
    <li
      data-env-color={color}
      className="grid grid-cols-1 gap-x-6 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,14rem)_9rem_auto] md:items-center"
    >
      <div className="grid min-w-0 grid-cols-[auto_minmax(0,1fr)] gap-x-2.5 gap-y-0.5">
        <EnvironmentDot className="mt-[5px] size-2.5" />
        <p className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="min-w-0 font-medium break-words">{name}</span>
          {isCurrent && <Badge>You work here</Badge>}
        </p>
        <p className="col-start-2 text-sm text-text-muted">{COLOR_NAMES[color]}</p>
      </div>
      <p className="tabular pl-5 text-sm text-text-muted md:pl-0">
        {counted(integrationCount, 'integration')} · {counted(apiKeyCount, 'API key')}
      </p>
      <p className="hidden text-sm text-text-muted md:block">
        Created <RelativeTime value={createdAt} />
      </p>
      <div className="flex flex-wrap gap-1 pl-2.5 md:pl-0">
        <Button asChild variant="ghost" size="sm">
          <Link
            href={`/settings/import-export?from=${encodeURIComponent(id)}`}
            aria-label={`Copy integrations… from ${name}`}
          >
            <Copy aria-hidden /> Copy integrations…
          </Link>
        </Button>
        <Button variant="ghost" size="sm" aria-label={`Edit ${name}`} onClick={() => onEdit(environment)}>
          <Pencil aria-hidden /> Edit
        </Button>
      </div>
    </li>
  );
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
