'use client';

import { useState } from 'react';

import { useBuilder } from '@/components/conditions/state/builder-context';
import { errorProps } from '@/components/conditions/state/field-errors';
import { valueText } from '@/components/conditions/tree/value-text';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { TIME_OPERATORS } from '@/lib/conditions/types';

import type { LeafControlsProps } from './field-controls';

/** Yes or no, for a rule on whether the subscriber is online. */
export function IsOnlineControls({ node, name, domId, errors }: LeafControlsProps) {
  const { actions } = useBuilder();
  const { id, value } = node;
  const isKnown = typeof value === 'boolean';
  return (
    <div className="min-w-0 [grid-area:presence]">
      <Select
        controlSize="sm"
        className="pointer-coarse:h-9"
        wrapperClassName="max-w-40"
        aria-label={`${name}: value`}
        value={isKnown ? String(value) : ''}
        onChange={(event) => event.target.value !== '' && actions.setValue(id, event.target.value === 'true')}
        {...errorProps(`${domId}-value`, errors.value)}
      >
        {!isKnown && <option value="">{value === undefined ? 'Choose' : `Unknown: ${valueText(value)}`}</option>}
        <option value="true">Yes</option>
        <option value="false">No</option>
      </Select>
    </div>
  );
}

/** A number and its unit, for a rule on when the subscriber was last online. */
export function IsOnlineInLastControls({ node, name, domId, errors }: LeafControlsProps) {
  const { actions } = useBuilder();
  const { id, value, meta } = node;
  const { timeOperator } = meta;
  // "1." and "1" are the same number: the typed text stays while it means the value.
  const [typed, setTyped] = useState('');
  const shown = readAmount(typed) === value ? typed : valueText(value);
  const isKnown = (TIME_OPERATORS as readonly unknown[]).includes(timeOperator);
  return (
    <div className="flex min-w-0 gap-1.5 [grid-area:presence]">
      <Input
        controlSize="sm"
        className="tabular w-20 min-w-12 pointer-coarse:h-9"
        inputMode="decimal"
        aria-label={`${name}: value`}
        value={shown}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.target.value);
          actions.setValue(id, readAmount(event.target.value));
        }}
        {...errorProps(`${domId}-value`, errors.value)}
      />
      <Select
        controlSize="sm"
        className="pointer-coarse:h-9"
        wrapperClassName="max-w-36"
        aria-label={`${name}: unit`}
        value={isKnown ? timeOperator : ''}
        onChange={(event) => event.target.value !== '' && actions.setTimeOperator(id, event.target.value)}
        {...errorProps(`${domId}-timeOperator`, errors.timeOperator)}
      >
        {!isKnown && (
          <option value="">{timeOperator === undefined ? 'Choose a unit' : `Unknown: ${timeOperator}`}</option>
        )}
        {TIME_OPERATORS.map((unit) => (
          <option key={unit} value={unit}>
            {unit}
          </option>
        ))}
      </Select>
    </div>
  );
}

/** Reads numeric text as a number. Other text passes unchanged, and the schema reports it. */
function readAmount(text: string): unknown {
  const amount = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(amount) ? amount : text;
}
