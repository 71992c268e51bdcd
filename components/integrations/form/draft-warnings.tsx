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

/** The position of a form's integration among the others. */
export interface DraftPlace {
  environmentId: string;
  channel: Channel;
  providerId: string;
  /** The id of the stored integration that the form edits. */
  integrationId?: string;
  action: (draft: object) => Promise<ActionResult<readonly SelectionWarning[]>>;
}

export interface DraftWarningsProps extends DraftPlace {
  control: Control<FormValues, unknown, FormOutput>;
}

/** Requests wait for a pause in typing. */
const PAUSE_MS = 300;

/** Other people change integrations too, so a result is reused only briefly. */
const FRESH_MS = 10_000;

/**
 * The warnings that saving the form would cause among the environment's integrations. Requested after a pause in
 * typing.
 */
export function DraftWarnings(props: DraftWarningsProps) {
  const { control, environmentId, action, channel, providerId, integrationId } = props;
  const watched = useWatch({ control, name: ['active', 'primary', 'conditions'] });
  const values = useAfterPause(watched, PAUSE_MS);
  // As text: equal values are the same draft, even in new objects.
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
  // The builder reports conditions that cannot be saved yet.
  if (!(await canBeStored(draft.conditions))) return [];
  return queryData(() => action(draft));
}

async function canBeStored(conditions: unknown): Promise<boolean> {
  if (Array.isArray(conditions) && conditions.length === 0) return true;
  const { parseConditions } = await import('@/lib/conditions/parse/parse-conditions');
  return parseConditions(conditions).issues.length === 0;
}
