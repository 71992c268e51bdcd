import { CircleAlert, Plus } from 'lucide-react';
import { useId, type ReactNode } from 'react';

import { announce } from '@/components/ui/announce';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/textarea';
import type { FieldSource } from '@/lib/conditions/types';

import type { SourceForm } from './context-form';
import { ContextRow } from './context-row';
import type { FormErrors } from './write-form';

export interface ContextSourceProps {
  source: FieldSource;
  form: SourceForm;
  errors: FormErrors;
  /** Paths that conditions read. */
  paths: readonly string[];
  nextId: () => number;
  onChange: (form: SourceForm) => void;
  /** Controls before the rows. */
  children?: ReactNode;
}

const TITLES: Readonly<Record<FieldSource, string>> = {
  subscriber: 'Subscriber',
  tenant: 'Tenant',
  payload: 'Payload',
  context: 'Context',
  workflow: 'Workflow',
};

/** The values of an object of the context, one per row. */
export function ContextSource({ source, form, errors, paths, nextId, onChange, children }: ContextSourceProps) {
  const id = useId();
  const title = TITLES[source];
  const { rows, whole } = form;

  function add() {
    const row = { id: nextId(), path: '', type: 'text' as const, text: '' };
    onChange({ ...form, isPresent: true, rows: [...rows, row] });
    window.requestAnimationFrame(() => document.getElementById(`${id}-${row.id}-path`)?.focus());
  }

  function remove(rowId: number) {
    onChange({ ...form, rows: rows.filter((row) => row.id !== rowId) });
    announce('Value removed');
    document.getElementById(`${id}-add`)?.focus();
  }

  return (
    <div
      role="group"
      aria-labelledby={`${id}-title`}
      className="grid min-w-0 grid-cols-1 gap-2.5 border-b border-border pb-4"
    >
      <h3 id={`${id}-title`} className="text-base font-semibold">
        {title}
        {!form.isPresent && rows.length === 0 && <span className="font-normal text-text-muted"> · not given</span>}
      </h3>
      {children}
      {whole === undefined ? (
        <>
          {rows.length > 0 && (
            <ul className="grid min-w-0 gap-3 @sm/context:gap-2">
              {rows.map((row, index) => (
                <ContextRow
                  key={row.id}
                  row={row}
                  name={`${title}, value ${index + 1}`}
                  domId={`${id}-${row.id}`}
                  listId={`${id}-paths`}
                  error={errors.get(row.id)}
                  onChange={(next) => onChange({ ...form, rows: rows.with(index, next) })}
                  onRemove={() => remove(row.id)}
                />
              ))}
            </ul>
          )}
          <Button
            id={`${id}-add`}
            variant="ghost"
            size="sm"
            aria-label={`Add value to ${source}`}
            className="-ml-1.5 w-fit px-1.5 pointer-coarse:h-9"
            onClick={add}
          >
            <Plus aria-hidden /> Add value
          </Button>
          <datalist id={`${id}-paths`}>
            {paths.map((path) => (
              <option key={path}>{path}</option>
            ))}
          </datalist>
        </>
      ) : (
        <WholeSource
          title={title}
          text={whole}
          error={errors.get(source)}
          onChange={(text) => onChange({ ...form, whole: text })}
        />
      )}
    </div>
  );
}

interface WholeSourceProps {
  title: string;
  text: string;
  error: string | undefined;
  onChange: (text: string) => void;
}

/** A source without rows: no object, or one whose keys cannot be dot paths. */
function WholeSource({ title, text, error, onChange }: WholeSourceProps) {
  const id = useId();
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <label htmlFor={id} className="text-sm text-text-muted">
        {title} as JSON: it is not made of simple names and values.
      </label>
      <Textarea
        id={id}
        mono
        rows={Math.min(12, Math.max(3, text.split('\n').length))}
        value={text}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        onChange={(event) => onChange(event.target.value)}
        {...(error === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-error` })}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="flex gap-1.5 text-sm text-danger-fg">
          <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
}
