import { describeLeaf } from '@/lib/conditions/describe/describe-leaf';
import { isGroup, type ConditionGroup, type ConditionNode, type Conditions } from '@/lib/conditions/types';

/** Conditions as nested lists, read-only. */
export function ConditionsTree({ conditions }: { conditions: Conditions }) {
  const [only, ...more] = conditions;
  if (only && more.length === 0) return <Group group={only} />;
  return (
    <div className="grid gap-1.5">
      <p className="font-medium">Any of these groups:</p>
      <Children nodes={conditions} />
    </div>
  );
}

function Group({ group }: { group: ConditionGroup }) {
  if (group.children.length === 0)
    return <p>{group.isNegated ? 'Never (an empty group, negated)' : 'Always (an empty group)'}</p>;
  return (
    <div className="grid gap-1.5">
      <p className="font-medium">{titleOf(group)}</p>
      <Children nodes={group.children} />
    </div>
  );
}

function Children({ nodes }: { nodes: readonly ConditionNode[] }) {
  return (
    <ul className="grid gap-1.5 border-l border-border pl-4">
      {/* Read-only: nothing moves, so the index works as a key. Equal nodes may repeat. */}
      {[...nodes.entries()].map(([place, node]) => (
        <li key={place} className="min-w-0 break-words">
          {isGroup(node) ? <Group group={node} /> : describeLeaf(node)}
        </li>
      ))}
    </ul>
  );
}

/** A group's heading: how it joins its children. */
export function titleOf({ isNegated, value }: Pick<ConditionGroup, 'isNegated' | 'value'>): string {
  if (value === 'OR') return isNegated ? 'None of:' : 'Any of:';
  return isNegated ? 'Not all of:' : 'All of:';
}
