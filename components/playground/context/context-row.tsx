import { CircleAlert, Trash2 } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';

import { VALUE_TYPES, type FieldRow, type ValueType } from './context-form';

export interface ContextRowProps {
  row: FieldRow;
  /** Names the row's controls: "Subscriber, value 1". */
  name: string;
  domId: string;
  listId: string;
  error: string | undefined;
  onChange: (row: FieldRow) => void;
  onRemove: () => void;
}

const TYPE_LABELS: Readonly<Record<ValueType, string>> = {
  text: 'Text',
  number: 'Number',
  boolean: 'True/false',
  null: 'Null',
  json: 'JSON',
};

/** One value of the context: path, kind and value. */
export function ContextRow({ row, name, domId, listId, error, onChange, onRemove }: ContextRowProps) {
  const errorId = `${domId}-error`;
  const wrong = error === undefined ? {} : { 'aria-invalid': true as const, 'aria-describedby': errorId };
  return (
    <li className="grid min-w-0 grid-cols-[minmax(0,1fr)_6.75rem_auto] items-center gap-1.5 @sm/context:grid-cols-[minmax(0,1fr)_6.75rem_minmax(0,1fr)_auto]">
      <Input
        id={`${domId}-path`}
        controlSize="sm"
        mono
        className="pointer-coarse:h-9"
        aria-label={`${name}: path`}
        placeholder="data.plan"
        list={listId}
        value={row.path}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => onChange({ ...row, path: event.target.value })}
        {...wrong}
      />
      <Select
        controlSize="sm"
        className="pointer-coarse:h-9"
        aria-label={`${name}: kind`}
        value={row.type}
        onChange={(event) => onChange(withType(row, event.target.value as ValueType))}
      >
        {VALUE_TYPES.map((type) => (
          <option key={type} value={type}>
            {TYPE_LABELS[type]}
          </option>
        ))}
      </Select>
      <div className="order-last col-span-2 min-w-0 @sm/context:order-none @sm/context:col-span-1">
        <RowValue row={row} name={name} onChange={onChange} wrong={wrong} />
      </div>
      <Button variant="ghost" size="icon-sm" aria-label={`Remove ${name}`} onClick={onRemove}>
        <Trash2 aria-hidden className="text-text-muted" />
      </Button>
      {error !== undefined && (
        <p id={errorId} className="order-last col-span-full flex gap-1.5 text-sm text-danger-fg">
          <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
          <span className="min-w-0 break-words">{error}</span>
        </p>
      )}
    </li>
  );
}

interface RowValueProps extends Pick<ContextRowProps, 'row' | 'name' | 'onChange'> {
  wrong: object;
}

function RowValue({ row, name, onChange, wrong }: RowValueProps) {
  if (row.type === 'null') return <p className="px-2 font-mono text-code text-text-muted">null</p>;
  if (row.type === 'boolean') {
    return (
      <Select
        controlSize="sm"
        className="pointer-coarse:h-9"
        aria-label={`${name}: value`}
        value={row.text.trim().toLowerCase() === 'true' ? 'true' : 'false'}
        onChange={(event) => onChange({ ...row, text: event.target.value })}
      >
        <option value="true">true</option>
        <option value="false">false</option>
      </Select>
    );
  }
  return (
    <Input
      controlSize="sm"
      mono={row.type === 'json'}
      className="pointer-coarse:h-9"
      aria-label={`${name}: value`}
      value={row.text}
      inputMode={row.type === 'number' ? 'decimal' : 'text'}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      onChange={(event) => onChange({ ...row, text: event.target.value })}
      {...wrong}
    />
  );
}

/** Keeps the text unless the new kind would give it another meaning. */
function withType(row: FieldRow, type: ValueType): FieldRow {
  if (type !== 'boolean' || /^(?:true|false)$/i.test(row.text.trim())) return { ...row, type };
  return { ...row, type, text: row.text === '' ? 'true' : row.text };
}
