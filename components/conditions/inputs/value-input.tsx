'use client';

import { useBuilder } from '@/components/conditions/state/builder-context';
import { errorProps } from '@/components/conditions/state/field-errors';
import { valuesKey } from '@/components/conditions/state/suggestions';
import { choiceOf } from '@/components/conditions/tree/operator-choices';
import type { LeafNode } from '@/components/conditions/tree/tree-types';
import { readBounds, readItems, valueText, writeBounds, writeItems } from '@/components/conditions/tree/value-text';
import { Input } from '@/components/ui/input';

import { ChipsInput } from './chips-input';
import { DateInput } from './date-input';
import { pasteLine } from './paste-line';

export interface ValueInputProps {
  node: LeafNode;
  /** Such as "Rule 2 of group 'All of'". */
  name: string;
  errorId: string;
  errors: readonly string[] | undefined;
}

/** The value of a rule on a field, in the control for its operator. */
export function ValueInput({ node, name, errorId, errors }: ValueInputProps) {
  const { actions, suggestions, domId } = useBuilder();
  const { id, value, operator, field, meta } = node;
  const known = suggestions.values.get(valuesKey(meta.on, field));
  const listId = known === undefined ? undefined : `${domId}-${id}-values`;
  const described = errorProps(errorId, errors);
  const set = (next: unknown) => actions.setValue(id, next);
  const datalist = known !== undefined && (
    <datalist id={listId}>
      {known.map((each) => (
        <option key={each}>{each}</option>
      ))}
    </datalist>
  );
  const input = choiceOf(operator, value)?.input ?? 'text';
  switch (input) {
    case 'none':
      return null;
    case 'bounds': {
      const [low, high] = readBounds(value);
      return (
        <div className="grid min-w-0 items-center gap-1.5 @[17rem]:grid-cols-[1fr_auto_1fr]">
          <DateInput
            ruleName={name}
            part="lower bound"
            placeholder="from"
            value={low}
            onValue={(next) => set(writeBounds(next, high))}
            {...described}
          />
          <span aria-hidden className="text-sm text-text-muted">
            and
          </span>
          <DateInput
            ruleName={name}
            part="upper bound"
            placeholder="to"
            value={high}
            onValue={(next) => set(writeBounds(low, next))}
            {...described}
          />
        </div>
      );
    }
    case 'list':
      return (
        <>
          <ChipsInput
            name={name}
            items={readItems(value)}
            onChange={(items) => set(writeItems(items))}
            listId={listId}
            {...described}
          />
          {datalist}
        </>
      );
    case 'order':
      return (
        <DateInput
          ruleName={name}
          part="value"
          placeholder="number, date or text"
          value={valueText(value)}
          onValue={set}
          {...described}
        />
      );
    case 'text':
    case 'pattern':
      return (
        <>
          <Input
            controlSize="sm"
            className="pointer-coarse:h-9"
            aria-label={`${name}: value`}
            placeholder={input === 'pattern' ? 'e.g. %@acme.com' : 'value'}
            title={input === 'pattern' ? '% stands for any text, _ for one character' : undefined}
            value={valueText(value)}
            list={listId}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onPaste={pasteLine}
            onChange={(event) => set(event.target.value)}
            {...described}
          />
          {datalist}
        </>
      );
  }
}
