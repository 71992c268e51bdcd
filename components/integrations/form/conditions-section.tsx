'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { memo, useCallback, useState } from 'react';
import { useController, type Control, type UseFormGetValues } from 'react-hook-form';

import type { KnownAttributes } from '@/components/conditions/state/known-attributes';
import type { CompareAction } from '@/components/playground/playground-actions';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { Conditions } from '@/lib/conditions/types';

import { DraftWarnings, type DraftPlace } from './draft-warnings';
import { FormSection } from './form-section';
import type { FormValues, FormOutput } from './form-values';
import { CONDITIONS_ID, type PlacedMessages } from './problems';

const ConditionsField = dynamic(() => import('./conditions-field').then((module) => module.ConditionsField), {
  ssr: false,
  loading: () => <Skeleton className="h-36" />,
});

/** The initial value of "Add conditions": one empty rule. Removing it leaves no conditions. */
const FIRST_RULE: Conditions = [
  {
    isNegated: false,
    type: 'GROUP',
    value: 'AND',
    children: [{ on: 'subscriber', field: '', operator: 'EQUAL', value: '' }],
  },
];

/** The environment's data and actions for the conditions builder. */
export interface ConditionTools {
  warningsAction: DraftPlace['action'];
  compareAction: CompareAction;
  /** The attributes of the saved sample contexts. */
  knownAttributes: KnownAttributes;
}

export interface ConditionsSectionProps {
  control: Control<FormValues, unknown, FormOutput>;
  hasConditions: boolean;
  errors: PlacedMessages;
  /** The integration's position among the others, for warnings about saving it. Stable. */
  place: Omit<DraftPlace, 'action'>;
  /** Reads the rest of the form, to test conditions with. */
  getValues: UseFormGetValues<FormValues>;
  tools: ConditionTools;
}

/** The conditions builder loads on first use: most integrations have no conditions. */
export const ConditionsSection = memo(function ConditionsSection({
  control,
  hasConditions,
  errors,
  place,
  getValues,
  tools,
}: ConditionsSectionProps) {
  const {
    field: { value: conditions, onChange },
  } = useController({ control, name: 'conditions' });
  // Wrapped: the value may be any JSON, and one with a key `target` would pass for an event.
  const change = useCallback((value: unknown) => onChange({ target: { value } }), [onChange]);
  const {
    field: { onChange: onUnread },
  } = useController({ control, name: 'conditionsProblem' });
  const [opened, setOpened] = useState<'here' | 'before' | false>(hasConditions && 'before');
  return (
    <FormSection
      id={CONDITIONS_ID}
      title="Conditions"
      description="When it is the right one to choose. Without conditions it is always eligible."
    >
      {opened ? (
        <ConditionsField
          value={conditions}
          onChange={change}
          onUnread={onUnread}
          errors={errors}
          knownAttributes={tools.knownAttributes}
          place={place}
          getValues={getValues}
          compareAction={tools.compareAction}
          takesFocus={opened === 'here'}
        />
      ) : (
        <Button
          className="w-fit"
          onClick={() => {
            setOpened('here');
            change(FIRST_RULE);
          }}
        >
          <Plus aria-hidden />
          Add conditions
        </Button>
      )}
      <DraftWarnings control={control} {...place} action={tools.warningsAction} />
    </FormSection>
  );
});
