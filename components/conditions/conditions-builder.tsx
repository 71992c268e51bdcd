'use client';

import { TriangleAlert } from 'lucide-react';
import { useCallback, useEffect, useEffectEvent, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';

import { HistoryButtons } from '@/components/conditions/builder/history-buttons';
import { Sentence } from '@/components/conditions/builder/sentence';
import { TreeView } from '@/components/conditions/builder/tree-view';
import { TrialButtons } from '@/components/conditions/builder/trial-buttons';
import { useFocusRequests } from '@/components/conditions/builder/use-focus-requests';
import { useNodeDrag } from '@/components/conditions/builder/use-node-drag';
import { RawJsonView } from '@/components/conditions/json/raw-json-view';
import { useRawJson } from '@/components/conditions/json/use-raw-json';
import { BuilderContext, type Builder } from '@/components/conditions/state/builder-context';
import { ErrorStoreContext, useNodeErrors } from '@/components/conditions/state/error-store';
import { FieldErrors } from '@/components/conditions/state/field-errors';
import type { KnownAttributes } from '@/components/conditions/state/known-attributes';
import {
  DEFAULT_SUGGESTIONS,
  indexSuggestions,
  suggestionsOf,
  type Suggestion,
} from '@/components/conditions/state/suggestions';
import { useErrorStore, type GivenErrorMap } from '@/components/conditions/state/use-error-store';
import { errorsByNode } from '@/components/conditions/tree/locate-errors';
import { createTreeActions } from '@/components/conditions/tree/tree-actions';
import type { Tree } from '@/components/conditions/tree/tree-types';
import { useConditionTree } from '@/components/conditions/tree/use-condition-tree';
import { checkTree } from '@/components/conditions/tree/validate-tree';
import { toWire } from '@/components/conditions/tree/wire-query';
import { isShortcut } from '@/components/shortcuts/shortcuts';
import { announce } from '@/components/ui/announce';
import { beforePaint, createRowTurns } from '@/components/ui/row-turns';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { useAfterPause } from '@/components/ui/use-after-pause';
import { FIELD_SOURCES } from '@/lib/conditions/types';

/** Pause after the last change before the checks, the sentence and the warnings update. */
const PAUSE_MS = 300;
/** Few rows per frame, so that frames stay short enough for typing. */
const TURNS = { first: 4, portion: 3, later: beforePaint };
const NOTHING_KNOWN: KnownAttributes = {};

export interface ConditionsBuilderProps {
  /** The wire form as the user has it: usually an array of groups, but any JSON is preserved. */
  value: unknown;
  /** Receives the wire form after every change. */
  onChange: (next: unknown) => void;
  /** Receives why the JSON text cannot be read, and "" once it can; until then `onChange` is not called. Stable. */
  onUnread?: ((problem: string) => void) | undefined;
  /** As in an API error: keys such as `conditions[0].children[1].operator`. Keys of other fields are ignored. */
  errors?: GivenErrorMap | undefined;
  disabled?: boolean;
  /** Known attributes that replace the default ones. */
  suggestions?: readonly Suggestion[] | undefined;
  /** Fields and values from saved contexts, suggested after the default ones. See `attributesOf`. */
  knownAttributes?: KnownAttributes | undefined;
  /** Shows "Try it". Receives the current conditions in the wire form, saved or not. */
  onTry?: ((conditions: unknown) => void) | undefined;
  /** Shows "What would change". Receives the same conditions. */
  onCompare?: ((conditions: unknown) => void) | undefined;
  /** The builder's name for screen readers. */
  label?: string;
}

/**
 * Edits nested conditions with controls or as JSON, describes them in a sentence, and validates them as the API does.
 */
export function ConditionsBuilder({
  value,
  onChange,
  onUnread,
  errors,
  disabled = false,
  suggestions = DEFAULT_SUGGESTIONS,
  knownAttributes = NOTHING_KNOWN,
  onTry,
  onCompare,
  label = 'Conditions',
}: ConditionsBuilderProps) {
  const domId = useId();
  const box = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const [notice, setNotice] = useState('');
  const source = useConditionTree(value, onChange);
  const { tree, manager, nextId } = source;
  const raw = useRawJson(source);
  const { problem = '' } = raw;
  useEffect(() => {
    onUnread?.(problem);
  }, [onUnread, problem]);
  // The owner refuses text that cannot be read: the person sees it, and can correct it at once.
  const openUnread = useEffectEvent(() => {
    if (problem === '') return;
    raw.open();
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('textarea[aria-invalid]')?.focus());
  });
  const refusal = errors?.['conditions'];
  useEffect(() => {
    if (refusal) openUnread();
  }, [refusal]);
  const [turns] = useState(() => createRowTurns(TURNS));
  const { focus, refocus } = useFocusRequests(box, turns);

  const actions = useMemo(() => {
    const say = (message: string) => {
      setNotice('');
      announce(message);
    };
    const refuse = (reason: string) => {
      setNotice(reason);
      announce(reason);
    };
    return createTreeActions({ manager, nextId, focus, say, refuse });
  }, [manager, nextId, focus]);
  const startDrag = useNodeDrag(box, line, manager, actions);
  // As text: an owner may create a new object in every render, and new suggestions render every rule.
  const knownText = JSON.stringify(knownAttributes);
  const index = useMemo(
    () => indexSuggestions([...suggestions, ...suggestionsOf(JSON.parse(knownText) as KnownAttributes)]),
    [suggestions, knownText],
  );
  const builder = useMemo<Builder>(
    () => ({ manager, actions, turns, suggestions: index, domId, refocus, startDrag }),
    [manager, actions, turns, index, domId, refocus, startDrag],
  );

  const checkedTree = useAfterPause(raw.tree, PAUSE_MS);
  const check = useMemo(() => checkTree(checkedTree), [checkedTree]);
  const store = useErrorStore(manager, errors);
  useEffect(() => store.setLocal(errorsByNode(checkedTree, check.errors)), [store, checkedTree, check]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    const isCommand = (ctrlKey || metaKey) && !altKey;
    // Enter in an input would submit the surrounding form. Ctrl+Enter is the form's own shortcut.
    if (key === 'Enter' && !isCommand && target instanceof HTMLInputElement) event.preventDefault();
    if (!isCommand || (target instanceof HTMLElement && 'ownUndo' in target.dataset)) return;
    const isRedo = isShortcut('redo', event) || isShortcut('redoToo', event);
    if (!isRedo && !isShortcut('undo', event)) return;
    event.preventDefault();
    if (isRedo) actions.redo();
    else actions.undo();
  }

  function showTab(tab: string) {
    if ((tab === 'json') === raw.isOpen) return;
    setNotice('');
    if (tab === 'json') return raw.open();
    raw.close();
    store.showAll();
  }

  const latestShow = useRef(showTab);
  useEffect(() => {
    latestShow.current = showTab;
  });
  const showNode = useCallback(
    (id: string) => {
      latestShow.current('tree');
      focus({ id, part: 'first' });
    },
    [focus],
  );

  return (
    <BuilderContext value={builder}>
      <ErrorStoreContext value={store}>
        <div
          ref={box}
          role="group"
          aria-label={label}
          data-path="conditions"
          className="@container/builder relative min-w-0"
        >
          <Tabs value={raw.isOpen ? 'json' : 'tree'} onValueChange={showTab}>
            <div className="flex flex-wrap items-center gap-x-2 border-b border-border">
              <TabsList className="border-b-0" aria-label={`${label}: view`}>
                <TabsTrigger value="tree">Builder</TabsTrigger>
                <TabsTrigger value="json">
                  Raw JSON
                  {raw.problem !== undefined && (
                    <TriangleAlert aria-label="cannot be read yet" className="text-warning-fg" />
                  )}
                </TabsTrigger>
              </TabsList>
              <div className="ml-auto flex items-center gap-1">
                <TrialButtons conditions={() => toWire(raw.tree)} onTry={onTry} onCompare={onCompare} />
                {!raw.isOpen && !disabled && (
                  <HistoryButtons canUndo={manager.canUndo()} canRedo={manager.canRedo()} actions={actions} />
                )}
              </div>
            </div>
            <TabsContent value="tree" tabIndex={-1} className="pb-4" onKeyDown={onKeyDown}>
              {notice !== '' && (
                <p className="mb-3 flex gap-1.5 text-sm text-warning-fg">
                  <TriangleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
                  {notice}
                </p>
              )}
              <RootErrors tree={tree} id={`${domId}-root-errors`} />
              <fieldset disabled={disabled} aria-label={`${label}: groups and rules`} className="group/tree min-w-0">
                <TreeView tree={tree} />
              </fieldset>
            </TabsContent>
            <TabsContent value="json" tabIndex={-1} className="pb-4">
              <RawJsonView raw={raw} errors={check.errors} isDisabled={disabled} />
            </TabsContent>
          </Tabs>
          <Sentence
            text={check.sentence}
            warnings={check.warnings}
            isSilent={raw.tree.rules.length === 0 && !raw.isOpen}
            tree={checkedTree}
            onShow={showNode}
          />
          {FIELD_SOURCES.map((on) => (
            <datalist key={on} id={`${domId}-${on}-fields`}>
              {index.fields[on].map((field) => (
                <option key={field}>{field}</option>
              ))}
            </datalist>
          ))}
          <div
            ref={line}
            hidden
            data-drop-line=""
            className="pointer-events-none absolute z-10 h-0.5 rounded-full bg-accent"
          />
        </div>
      </ErrorStoreContext>
    </BuilderContext>
  );
}

/** Errors of the conditions as a whole. */
function RootErrors({ tree, id }: { tree: Tree; id: string }) {
  const errors = useNodeErrors(tree);
  const messages = Object.values(errors).flat();
  return messages.length === 0 ? null : (
    <div className="mb-3">
      <FieldErrors id={id} messages={messages} />
    </div>
  );
}
