import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { FIELD_SOURCES, type FieldSource } from '@/lib/conditions/types';

import type { ContextForm, OnlineState } from './context-form';
import { ContextSource } from './context-source';
import type { ContextFormState } from './use-context-form';

export interface ContextFieldsProps {
  state: ContextFormState & { readonly form: ContextForm };
  /** By place of the context, such as `now`. */
  messages: ReadonlyMap<string, string>;
  paths: Readonly<Record<FieldSource, readonly string[]>>;
}

/** The others are shown where the context has them or a rule reads them. */
const USUAL: ReadonlySet<FieldSource> = new Set(['subscriber', 'tenant', 'payload']);

/** The context as a form. */
export function ContextFields({ state, messages, paths }: ContextFieldsProps) {
  const { form, errors, nextId, change } = state;
  const hasControls = form.sources.subscriber.whole === undefined;
  const oddNow = form.rest.find(([key]) => key === 'now');
  return (
    <div className="@container/context grid grid-cols-1 gap-5">
      {FIELD_SOURCES.filter(
        (source) => USUAL.has(source) || form.sources[source].isPresent || paths[source].length > 0,
      ).map((source) => (
        <ContextSource
          key={source}
          source={source}
          form={form.sources[source]}
          errors={errors}
          paths={paths[source]}
          nextId={nextId}
          onChange={(next) => change({ ...form, sources: { ...form.sources, [source]: next } })}
        >
          {source === 'subscriber' && hasControls && (
            <div className="grid grid-cols-1 gap-x-4 gap-y-3 @sm/context:grid-cols-2">
              <Field label="Online">
                {(control) => (
                  <Select
                    {...control}
                    controlSize="sm"
                    className="pointer-coarse:h-9"
                    value={form.online}
                    onChange={(event) => change({ ...form, online: event.target.value as OnlineState })}
                  >
                    <option value="">Not known</option>
                    <option value="online">Online</option>
                    <option value="offline">Offline</option>
                  </Select>
                )}
              </Field>
              <MomentField
                label="Last seen"
                value={form.lastOnlineAt}
                onChange={(lastOnlineAt) => change({ ...form, lastOnlineAt })}
              />
            </div>
          )}
        </ContextSource>
      ))}
      <MomentField
        label="Now"
        value={form.now}
        error={messages.get('now')}
        help={
          oddNow
            ? 'The JSON holds a value here that is no text. It stays until it is changed there.'
            : 'Left empty, it is the moment of the request.'
        }
        onChange={(now) => change({ ...form, now, rest: form.rest.filter(([key]) => key !== 'now' || now === '') })}
      />
    </div>
  );
}

interface MomentFieldProps {
  label: string;
  value: string;
  error?: string | undefined;
  help?: string;
  onChange: (value: string) => void;
}

/** An ISO date or date-time as text: conditions compare with at least second precision, in any time zone. */
function MomentField({ label, value, error, help, onChange }: MomentFieldProps) {
  return (
    <Field label={label} {...(error && { error })} {...(help && { help })}>
      {(control) => (
        <Input
          {...control}
          controlSize="sm"
          mono
          className="pointer-coarse:h-9"
          placeholder="2026-03-10T12:00:00Z"
          value={value}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
