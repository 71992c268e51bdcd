import { GitCompareArrows, X } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Switch } from '@/components/ui/switch';
import type { Channel } from '@/lib/catalogue/channel';
import { spokenChannel } from '@/lib/catalogue/channel-order';
import { describeConditions } from '@/lib/conditions/describe/describe';
import type { Conditions } from '@/lib/conditions/types';

import type { CompareAction } from './playground-actions';
import type { UnsavedIntegration } from './playground-state';
import { WhatWouldChange } from './what-would-change';

export interface DraftPanelProps {
  draft: UnsavedIntegration;
  channel: Channel;
  providerName: string;
  environmentId: string;
  compareAction: CompareAction;
  onChange: (draft: UnsavedIntegration) => void;
  onRemove: () => void;
}

/** The unsaved integration under test, in one sentence. */
export function DraftPanel(props: DraftPanelProps) {
  const { draft, channel, providerName, environmentId, compareAction, onChange, onRemove } = props;
  const [compared, setCompared] = useState<UnsavedIntegration>();
  const place = draft.integrationId === undefined ? 'as a new integration' : 'in place of what is stored';
  return (
    <>
      <Callout
        tone="info"
        title={`Trying “${draft.name || providerName}”, not saved`}
        actions={
          <>
            <Button size="sm" onClick={() => setCompared(draft)}>
              <GitCompareArrows aria-hidden /> What would change
            </Button>
            <Button size="sm" variant="ghost" onClick={onRemove}>
              <X aria-hidden /> Stop trying it
            </Button>
          </>
        }
      >
        <p className="text-pretty break-words">
          {providerName}, {place}. {describeConditions(draft.conditions as Conditions)}
        </p>
        {draft.channel !== channel && (
          <p className="mt-1 font-medium">
            It plays no part here: it is of {spokenChannel(draft.channel)}, not {spokenChannel(channel)}.
          </p>
        )}
        <label className="mt-2 flex w-fit items-center gap-2">
          <Switch checked={draft.active} onCheckedChange={(active) => onChange({ ...draft, active })} />
          Active{!draft.active && <span className="text-text-muted"> · inactive ones are never chosen</span>}
        </label>
      </Callout>
      <WhatWouldChange
        draft={compared}
        environmentId={environmentId}
        compareAction={compareAction}
        onClose={() => setCompared(undefined)}
      />
    </>
  );
}
