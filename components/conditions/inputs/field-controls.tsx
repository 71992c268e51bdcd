'use client';

import { useBuilder } from '@/components/conditions/state/builder-context';
import { errorProps } from '@/components/conditions/state/field-errors';
import type { NodeErrors } from '@/components/conditions/tree/locate-errors';
import { choiceByKey, choiceOf, convertValue, CHOICE_SECTIONS } from '@/components/conditions/tree/operator-choices';
import type { LeafNode } from '@/components/conditions/tree/tree-types';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { FieldSource } from '@/lib/conditions/types';

import { pasteLine } from './paste-line';
import { ValueInput } from './value-input';

export interface LeafControlsProps {
  node: LeafNode;
  name: string;
  /** The prefix of the error lines' ids. */
  domId: string;
  errors: NodeErrors;
}

const EXAMPLES: Readonly<Record<FieldSource, string>> = {
  subscriber: 'data.plan',
  tenant: 'identifier',
  payload: 'order.total',
  context: 'tenant.plan',
  workflow: 'workflowId',
};

/** Field, operator and value of a rule on an object of the context, such as the subscriber. */
export function FieldControls({ node, name, domId, errors }: LeafControlsProps) {
  const { actions, domId: builderId } = useBuilder();
  const { id, field, operator, value, meta } = node;
  const choice = choiceOf(operator, value);

  function changeOperator(key: string) {
    const next = choiceByKey(key);
    if (next !== undefined) actions.setOperator(id, next.operator, convertValue(choice, value, next));
  }

  return (
    <>
      <div className="min-w-0 [grid-area:field]">
        <Input
          controlSize="sm"
          mono
          className="pointer-coarse:h-9"
          aria-label={`${name}: field`}
          placeholder={EXAMPLES[meta.on as FieldSource]}
          value={field}
          list={`${builderId}-${meta.on}-fields`}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onPaste={pasteLine}
          onChange={(event) => actions.setField(id, event.target.value)}
          {...errorProps(`${domId}-field`, errors.field)}
        />
      </div>
      <div className="min-w-0 [grid-area:operator]">
        <Select
          controlSize="sm"
          className="pointer-coarse:h-9"
          aria-label={`${name}: operator`}
          value={choice?.key ?? ''}
          onChange={(event) => changeOperator(event.target.value)}
          {...errorProps(`${domId}-operator`, errors.operator)}
        >
          {choice === undefined && (
            <option value="">{operator === '' ? 'Choose an operator' : `Unknown: ${operator}`}</option>
          )}
          {CHOICE_SECTIONS.map(({ heading, choices }) => (
            <optgroup key={heading} label={heading}>
              {choices.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </div>
      {choice?.input !== 'none' && (
        <div className="min-w-0 [grid-area:value]">
          <ValueInput node={node} name={name} errorId={`${domId}-value`} errors={errors.value} />
        </div>
      )}
    </>
  );
}
