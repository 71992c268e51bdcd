'use client';

import { Filter, Plus } from 'lucide-react';
import { Fragment, memo } from 'react';

import { useBuilder } from '@/components/conditions/state/builder-context';
import { groupReference } from '@/components/conditions/tree/node-names';
import { isGroupNode, type Tree } from '@/components/conditions/tree/tree-types';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

import { GroupView } from './group-view';
import { KeptWhole } from './opaque-row';
import { RuleRow } from './rule-row';

/** The groups of the top-level array, joined by OR. */
export const TreeView = memo(function TreeView({ tree }: { tree: Tree }) {
  const { actions } = useBuilder();
  const { rules } = tree;
  if (rules.length === 0) {
    return (
      <EmptyState
        className="px-4 py-8"
        icon={<Filter aria-hidden />}
        title="No conditions: always eligible"
        headingLevel="p"
        description="Add one to use this integration only for some subscribers, tenants or payloads."
        actions={
          <Button data-focus="root:add" onClick={() => actions.addAlternative()}>
            <Plus aria-hidden />
            Add condition
          </Button>
        }
      />
    );
  }
  const [only] = rules;
  if (tree.isWhole === true && rules.length === 1 && only !== undefined && !isGroupNode(only))
    return <KeptWhole node={only} />;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {rules.length > 1 && <p className="text-sm text-text-muted">Any of these groups is enough.</p>}
      {rules.map((node, index) => (
        <Fragment key={node.id}>
          {index > 0 && (
            <div aria-hidden className="flex items-center gap-3 text-xs font-medium text-text-muted">
              <span className="h-px flex-1 bg-border" />
              or
              <span className="h-px flex-1 bg-border" />
            </div>
          )}
          {isGroupNode(node) ? (
            <GroupView group={node} place={String(index)} count={rules.length} />
          ) : (
            <RuleRow
              node={node}
              index={index}
              count={rules.length}
              groupRef={groupReference([], tree, false)}
              place={String(index)}
            />
          )}
        </Fragment>
      ))}
      <div className="group-disabled/tree:hidden">
        <Button size="sm" data-focus="root:add" onClick={() => actions.addAlternative()} className="pointer-coarse:h-9">
          <Plus aria-hidden />
          Add alternative group
        </Button>
      </div>
    </div>
  );
});
