'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWatch, type Control } from 'react-hook-form';

import { queryData } from '@/components/actions/query-action';
import { useAfterPause } from '@/components/ui/use-after-pause';
import type { Channel } from '@/lib/catalogue/channel';
import type { SelectionWarning } from '@/lib/integrations/select/warnings';
import type { ActionResult } from '@/lib/server/action-result';

import type { FormValues, FormOutput } from './form-values';
import { SelectionWarnings } from './selection-warnings';

/** Where a form's integration stands among the others. */
export interface DraftPlace {
  environmentId: string;
  channel: Channel;
  providerId: string;
  /** Of the stored one that the form changes. */
  integrationId?: string;
  action: (draft: object) => Promise<ActionResult<readonly SelectionWarning[]>>;
}

export interface DraftWarningsProps extends DraftPlace {
  control: Control<FormValues, unknown, FormOutput>;
}

/** What is asked of the server is not asked with every key. */
const PAUSE_MS = 300;

/** Others change integrations too: an answer is trusted only for a moment. */
const FRESH_MS = 10_000;

/** What saving the form would bring among the environment's other integrations; asked once the typing pauses. */
export function DraftWarnings(props: DraftWarningsProps) {
  const { control, environmentId, action, channel, providerId, integrationId } = props;
  const watched = useWatch({ control, name: ['active', 'primary', 'conditions'] });
  const values = useAfterPause(watched, PAUSE_MS);
  // As text: the values are the same draft, however often they are made anew.
  const settled = useMemo(() => {
    const [active, primary, conditions] = values;
    return JSON.stringify({ channel, providerId, integrationId, active, primary, conditions });
  }, [channel, providerId, integrationId, values]);
  const { data } = useQuery({
    queryKey: ['selection-warnings', environmentId, settled],
    queryFn: () => askWarnings(action, settled),
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <div role="status" className="empty:hidden">
      {data && data.length > 0 ? <SelectionWarnings warnings={data} /> : null}
    </div>
  );
}

async function askWarnings(action: DraftPlace['action'], settled: string): Promise<readonly SelectionWarning[]> {
  const draft = JSON.parse(settled) as { conditions?: unknown };
  // What cannot be saved yet is said by the builder.
  if (!(await canBeStored(draft.conditions))) return [];
  return queryData(() => action(draft));
}

async function canBeStored(conditions: unknown): Promise<boolean> {
  if (Array.isArray(conditions) && conditions.length === 0) return true;
  const { parseConditions } = await import('@/lib/conditions/parse/parse-conditions');
  return parseConditions(conditions).issues.length === 0;
}
