import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useId } from 'react';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { Textarea } from '@/components/ui/textarea';
import type { FieldSource } from '@/lib/conditions/types';

import { ContextFields } from './context-fields';
import type { ReadContext } from './read-context';
import { useContextForm } from './use-context-form';

export type ContextTab = 'form' | 'json';

export interface ContextEditorProps {
  text: string;
  read: ReadContext;
  onChange: (text: string) => void;
  tab: ContextTab;
  onTab: (tab: ContextTab) => void;
  /** Paths that conditions read, suggested in the form. */
  paths: Readonly<Record<FieldSource, readonly string[]>>;
}

/** The context as a form and as JSON: two views of the same text, which stays as typed. */
export function ContextEditor({ text, read, onChange, tab, onTab, paths }: ContextEditorProps) {
  const state = useContextForm(text, onChange);
  const { form } = state;
  const [problem] = read.errors;
  return (
    <Tabs value={tab} onValueChange={(next) => onTab(next as ContextTab)}>
      <TabsList aria-label="Context: view">
        <TabsTrigger value="form">
          Form
          {state.errors.size > 0 && (
            <TriangleAlert aria-label="some values are not finished" className="text-warning-fg" />
          )}
        </TabsTrigger>
        <TabsTrigger value="json">
          JSON
          {read.errors.length > 0 && <TriangleAlert aria-label="has mistakes" className="text-warning-fg" />}
        </TabsTrigger>
      </TabsList>
      <TabsContent value="form" tabIndex={-1}>
        {form ? (
          <ContextFields
            state={{ ...state, form }}
            messages={new Map(read.errors.map(({ place, message }) => [place, message]))}
            paths={paths}
          />
        ) : (
          <Callout
            tone="warning"
            title="The JSON cannot be shown as a form yet"
            actions={
              <Button size="sm" onClick={() => onTab('json')}>
                Mend the JSON
              </Button>
            }
          >
            {problem?.message} What was typed is kept.
          </Callout>
        )}
      </TabsContent>
      <TabsContent value="json" tabIndex={-1}>
        <ContextJson text={text} read={read} onChange={onChange} />
      </TabsContent>
    </Tabs>
  );
}

function ContextJson({ text, read, onChange }: Pick<ContextEditorProps, 'text' | 'read' | 'onChange'>) {
  const id = useId();
  const isWrong = read.errors.length > 0;
  return (
    <div className="grid grid-cols-1 gap-2">
      <label htmlFor={id} className="text-sm text-text-muted">
        What a request sends as <code className="text-code">context</code>: subscriber, tenant, payload and now, each
        optional.
      </label>
      <Textarea
        id={id}
        mono
        rows={Math.min(28, Math.max(10, text.split('\n').length + 1))}
        value={text}
        wrap="off"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        aria-invalid={isWrong || undefined}
        aria-describedby={`${id}-notes`}
        onChange={(event) => onChange(event.target.value)}
      />
      <div role="status" id={`${id}-notes`} className="grid gap-1 empty:hidden">
        {read.errors.map(({ place, message }) => (
          <p key={`${place} ${message}`} className="flex gap-1.5 text-sm text-danger-fg">
            <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
            <span className="min-w-0 break-words">
              {place !== '' && (
                <>
                  <code className="text-code">{place}</code>:{' '}
                </>
              )}
              {message}
            </span>
          </p>
        ))}
        {read.unread.length > 0 && (
          <p className="flex gap-1.5 text-sm text-warning-fg">
            <TriangleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
            <span className="min-w-0 break-words">
              No condition reads <code className="text-code">{read.unread.slice(0, 5).join(', ')}</code>: it is left
              out.
            </span>
          </p>
        )}
      </div>
    </div>
  );
}
