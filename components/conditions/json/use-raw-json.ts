import { useState } from 'react';

import type { Tree } from '@/components/conditions/tree/tree-types';
import type { ConditionTree } from '@/components/conditions/tree/use-condition-tree';
import { fromWire, toWire } from '@/components/conditions/tree/wire-query';

import { readJson, writeJson } from './read-json';

export interface RawJson {
  readonly isOpen: boolean;
  readonly text: string;
  /** Why the text is not valid; undefined when it is. */
  readonly problem: string | undefined;
  /** The tree of the edited text; without an edit, the builder's tree. */
  readonly tree: Tree;
  readonly open: () => void;
  /** Returns to the controls. Valid text becomes one step of the history; invalid text is kept for the next opening. */
  readonly close: () => void;
  readonly edit: (text: string) => void;
  /** Discards invalid text. */
  readonly discard: () => void;
}

interface Typed {
  readonly text: string;
  readonly problem: string | undefined;
  /** The builder's tree when this was typed. If the tree has changed since, valid text is outdated. */
  readonly base: Tree;
  /** The tree of the last valid text. */
  readonly tree: Tree | undefined;
}

/** The raw JSON view. Every valid edit reaches the owner at once. Text is never lost or rewritten during typing. */
export function useRawJson({ tree, manager, nextId, emit }: ConditionTree): RawJson {
  const [isOpen, setIsOpen] = useState(false);
  const [lastTyped, setTyped] = useState<Typed | undefined>(undefined);
  const isOutdated = lastTyped?.base !== tree;
  const typed = isOutdated && lastTyped?.problem === undefined ? undefined : lastTyped;
  const typedTree = isOutdated ? undefined : typed?.tree;

  function edit(text: string) {
    const read = readJson(text);
    if (!read.ok) return setTyped({ text, problem: read.message, base: tree, tree: typedTree });
    setTyped({ text, problem: undefined, base: tree, tree: fromWire(read.json, nextId) });
    emit(read.json);
  }

  function close() {
    setIsOpen(false);
    if (typed?.problem === undefined) setTyped(undefined);
    if (typedTree !== undefined) manager.setQuery(typedTree);
  }

  const shown = typedTree ?? tree;
  return {
    isOpen,
    text: typed?.text ?? (isOpen ? writeJson(toWire(shown)) : ''),
    problem: typed?.problem,
    tree: shown,
    open: () => setIsOpen(true),
    close,
    edit,
    discard: () =>
      setTyped(typedTree && { text: writeJson(toWire(typedTree)), problem: undefined, base: tree, tree: typedTree }),
  };
}
