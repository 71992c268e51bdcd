import { titleOf } from '@/components/conditions/conditions-list';
import { describeLeaf } from '@/lib/conditions/describe/describe-leaf';
import { isGroup, type GroupTrace, type LeafTrace, type NodeTrace, type Trace } from '@/lib/conditions/types';

import { OutcomeMark, outcomeOf } from './outcome-mark';
import { actualText, expectedText } from './trace-values';

/** An evaluated tree: every group and rule with its result, every rule with the value it read. */
export function TraceTree({ trace }: { trace: Trace }) {
  const [only, ...more] = trace;
  if (only && more.length === 0) return <Group group={only} />;
  return (
    <div className="grid gap-2">
      <p className="font-medium">Any of these groups:</p>
      <Children nodes={trace} />
    </div>
  );
}

function Group({ group }: { group: GroupTrace }) {
  const title =
    group.children.length === 0
      ? `An empty group${group.isNegated ? ', negated' : ''}`
      : titleOf(group).replace(/:$/, '');
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">{title}</span>
        <OutcomeMark outcome={outcomeOf(group)} />
      </p>
      {group.children.length > 0 && <Children nodes={group.children} />}
    </div>
  );
}

function Children({ nodes }: { nodes: readonly NodeTrace[] }) {
  return (
    <ul className="grid gap-2 border-l border-border pl-3 sm:pl-4">
      {/* Read-only, so the index works as a key. Equal nodes may repeat. */}
      {[...nodes.entries()].map(([place, node]) => (
        <li key={place} className="min-w-0">
          {isGroup(node) ? <Group group={node} /> : <Leaf leaf={node} />}
        </li>
      ))}
    </ul>
  );
}

function Leaf({ leaf }: { leaf: LeafTrace }) {
  const outcome = outcomeOf(leaf);
  const actual = actualText(leaf);
  return (
    <div className="grid grid-cols-[4.25rem_minmax(0,1fr)] gap-x-2">
      <OutcomeMark outcome={outcome} />
      <div className="grid min-w-0 gap-0.5">
        <p className="break-words">{describeLeaf(leaf)}</p>
        <p className="flex flex-wrap gap-x-4 text-sm text-text-muted">
          <span className="min-w-0 break-words">
            Actual{' '}
            {actual !== undefined ? (
              <code className="text-code text-text [overflow-wrap:anywhere]">{actual}</code>
            ) : (
              <span className="font-medium">{outcome === 'skipped' ? 'not read' : 'missing'}</span>
            )}
          </span>
          <span className="min-w-0 break-words">
            Expected <code className="text-code text-text [overflow-wrap:anywhere]">{expectedText(leaf)}</code>
          </span>
        </p>
        {leaf.reason && <p className="text-sm break-words text-text-muted">{leaf.reason}</p>}
      </div>
    </div>
  );
}
