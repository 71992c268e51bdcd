'use client';

import { memo } from 'react';

import { useBuilder } from '@/components/conditions/state/builder-context';
import { useNodeErrors } from '@/components/conditions/state/error-store';
import { RuleErrors } from '@/components/conditions/state/field-errors';
import type { RuleNode } from '@/components/conditions/tree/tree-types';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';

import { DragHandle } from './drag-handle';
import { NodeActions } from './node-actions';

export interface KeptRowProps {
  node: RuleNode;
  name: string;
  index: number;
  count: number;
}

/** A part without controls, shown as its JSON. It can be moved and deleted here, and edited in the raw JSON view. */
export const KeptRow = memo(function KeptRow({ node, name, index, count }: KeptRowProps) {
  const { domId } = useBuilder();
  const errors = useNodeErrors(node);
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-center gap-x-1.5">
        <DragHandle id={node.id} />
        <p className="text-sm text-text-muted">
          <span className="font-medium text-text">Kept as it is.</span> There are no controls for this; Raw JSON can
          change it.
        </p>
        <NodeActions id={node.id} name={name} index={index} count={count} isFirst className="ml-auto" />
      </div>
      <CodeBlock
        code={JSON.stringify(node.value, null, 2)}
        label={`${name}: JSON`}
        wrap
        className="@lg:ml-[1.875rem]"
      />
      <RuleErrors domId={`${domId}-${node.id}`} errors={errors} />
    </div>
  );
});

/** Conditions that are no array of groups, or too large for controls: all of them, shown as JSON. */
export function KeptWhole({ node }: { node: RuleNode }) {
  const { actions } = useBuilder();
  return (
    <div data-node={node.id} className="grid gap-2">
      <p className="text-sm text-text-muted">
        <span className="font-medium text-text">Kept as it is.</span> There are no controls for these conditions; Raw
        JSON can change them.
      </p>
      <CodeBlock code={JSON.stringify(node.value, null, 2)} label="Conditions: JSON" wrap />
      <div className="group-disabled/tree:hidden">
        <Button size="sm" data-focus={`${node.id}:first`} onClick={() => actions.remove(node.id)}>
          Start over
        </Button>
      </div>
    </div>
  );
}
