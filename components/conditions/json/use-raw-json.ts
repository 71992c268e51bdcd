import { useState } from 'react';

import type { Tree } from '@/components/conditions/tree/tree-types';
import type { ConditionTree } from '@/components/conditions/tree/use-condition-tree';
import { fromWire, toWire } from '@/components/conditions/tree/wire-query';

import { readJson, writeJson } from './read-json';

export interface RawJson {
  readonly isOpen: boolean;
  readonly text: string;
  /** Why the text is no conditions; undefined when it is. */
  readonly problem: string | undefined;
  /** The tree that the text stands for, while it is edited; else the builder's. */
  readonly tree: Tree;
  readonly open: () => void;
  /** Back to the controls. Text that could be read becomes one step of the history; other text waits here. */
  readonly close: () => void;
  readonly edit: (text: string) => void;
  /** Gives up text that cannot be read. */
  readonly discard: () => void;
}

interface Typed {
  readonly text: string;
  readonly problem: string | undefined;
  /** The builder's tree when this was typed: another one since then makes text that could be read outdated. */
  readonly base: Tree;
  /** The last of what was typed that could be read. */
  readonly tree: Tree | undefined;
}

/** The raw JSON view. Every edit that can be read goes to the owner at once; text is never lost or rewritten while typing. */
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
