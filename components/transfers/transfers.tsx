'use client';

import { useState } from 'react';

import { Callout } from '@/components/ui/callout';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import type { EnvironmentView } from '@/lib/environments/types';

import { CopyPanel, type CopyStart } from './copy-panel';
import { ExportPanel } from './export-panel';
import { ImportPanel } from './import-panel';
import type { TransferActions } from './transfer-actions';

const TABS = [
  { value: 'export', label: 'Export' },
  { value: 'import', label: 'Import' },
  { value: 'copy', label: 'Copy' },
] as const;

export interface TransfersProps {
  /** The source of exports and the target of imports. */
  readonly environment: EnvironmentView;
  readonly environments: readonly EnvironmentView[];
  /** null: too long to display. */
  readonly exported: string | null;
  /** The tab that is open first; an unknown name opens Export. */
  readonly tab: string;
  readonly copy: CopyStart;
  /** Whether the person may copy stored secrets to another environment. */
  readonly canCopySecrets: boolean;
  /** Absent for viewers. */
  readonly actions: TransferActions | undefined;
}

/** Moves integrations: export to YAML, import from YAML, and copy between environments. */
export function Transfers({ environment, environments, exported, tab, copy, canCopySecrets, actions }: TransfersProps) {
  const first = TABS.find(({ value }) => value === tab)?.value ?? 'export';
  const [shown, setShown] = useState<string>(first);
  return (
    <Tabs value={shown} onValueChange={setShown}>
      <TabsList aria-label="Ways to move integrations">
        {TABS.map(({ value, label }) => (
          <TabsTrigger key={value} value={value}>
            {label}
          </TabsTrigger>
        ))}
      </TabsList>
      <TabsContent value="export">
        <ExportPanel
          environment={environment.name}
          yaml={exported}
          exportHref={`/settings/import-export/export?environment=${environment.id}`}
        />
      </TabsContent>
      {/* Stays mounted while another tab is open, so that typed text is not lost. */}
      <TabsContent value="import" forceMount className="data-[state=inactive]:hidden">
        {actions ? <ImportPanel environment={environment} actions={actions} /> : <MayNot what="import" />}
      </TabsContent>
      <TabsContent value="copy" forceMount className="data-[state=inactive]:hidden">
        {actions && copy.to !== undefined ? (
          <CopyPanel
            key={`${copy.from} ${copy.to} ${copy.only?.join(',')}`}
            environments={environments}
            start={{ ...copy, to: copy.to }}
            actions={actions}
            canCopySecrets={canCopySecrets}
          />
        ) : actions ? (
          <p className="text-text-muted">There is but one environment: nowhere to copy to.</p>
        ) : (
          <MayNot what="copy" />
        )}
      </TabsContent>
    </Tabs>
  );
}

function MayNot({ what }: { what: string }) {
  return (
    <Callout tone="info" title={`Owners, admins and editors ${what} integrations`}>
      You may read and export them. Ask one of them, or ask an owner for another role.
    </Callout>
  );
}
