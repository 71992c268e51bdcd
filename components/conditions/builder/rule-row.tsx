'use client';

import { memo, useContext, useRef } from 'react';

import { FieldControls, type LeafControlsProps } from '@/components/conditions/inputs/field-controls';
import { IsOnlineControls, IsOnlineInLastControls } from '@/components/conditions/inputs/presence-controls';
import { useBuilder, useInTime, useSkippedOffScreen, useTurn } from '@/components/conditions/state/builder-context';
import { ErrorStoreContext, useNodeErrors } from '@/components/conditions/state/error-store';
import { errorProps, RuleErrors } from '@/components/conditions/state/field-errors';
import { ruleTitle, wirePath } from '@/components/conditions/tree/node-names';
import { layoutOf } from '@/components/conditions/tree/rule-layout';
import { isLeafNode, type LeafNode, type RuleNode } from '@/components/conditions/tree/tree-types';
import { Select } from '@/components/ui/select';
import type { LeafSource } from '@/lib/conditions/types';

import { DragHandle } from './drag-handle';
import { NodeActions } from './node-actions';
import { KeptRow } from './opaque-row';

interface SourceChoice {
  readonly on: LeafSource;
  readonly label: string;
  /** Offered only to a rule that has it: such rules come from Novu. */
  readonly isRare?: true;
}

const SOURCES: readonly SourceChoice[] = [
  { on: 'subscriber', label: 'Subscriber' },
  { on: 'tenant', label: 'Tenant' },
  { on: 'payload', label: 'Payload' },
  { on: 'isOnline', label: 'Is online' },
  { on: 'isOnlineInLast', label: 'Was online in the last' },
  { on: 'context', label: 'Context', isRare: true },
  { on: 'workflow', label: 'Workflow', isRare: true },
];

/**
 * The delay before a rule that lost focus shows its errors: after the check of the last typed value and after the click
 * that took the focus. Earlier, errors that are already fixed would push the clicked button from under the pointer.
 */
const LEFT_MS = 400;

export interface RuleRowProps {
  node: RuleNode;
  index: number;
  count: number;
  /** The group's name, as part of its rules' names. */
  groupRef: string;
  /** The path as text, such as "0.2", so that equal paths compare as equal props. */
  place: string;
  /** Whether the browser skips the whole group while it is off screen. */
  isSkippedByGroup?: boolean;
}

/** One rule, or a part kept as JSON. Renders only when it changed, moved, or its group was renamed. */
export const RuleRow = memo(function RuleRow({
  node,
  index,
  count,
  groupRef,
  place,
  isSkippedByGroup = false,
}: RuleRowProps) {
  const errors = useContext(ErrorStoreContext);
  const box = useRef<HTMLDivElement>(null);
  const isReady = useTurn(node.id);
  useSkippedOffScreen(box, isReady && !isSkippedByGroup);
  const shown = { name: useInTime(ruleTitle(index, groupRef)), index: useInTime(index), count: useInTime(count) };
  return (
    <div
      ref={box}
      data-node={node.id}
      data-drop="row"
      data-waiting={isReady ? undefined : ''}
      data-path={wirePath(place.split('.').map(Number))}
      // The padding leaves room for focus rings: `content-visibility` would clip them.
      className="@container -m-1 min-w-0 p-1 [contain-intrinsic-block-size:auto_4.75rem] data-dragging:opacity-40 data-skippable:[content-visibility:auto] data-waiting:min-h-16"
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        window.setTimeout(() => errors.touch(node.id), LEFT_MS);
      }}
    >
      {isReady && (isLeafNode(node) ? <LeafRow node={node} {...shown} /> : <KeptRow node={node} {...shown} />)}
    </div>
  );
});

interface LeafRowProps {
  node: LeafNode;
  name: string;
  index: number;
  count: number;
}

const LeafRow = memo(function LeafRow({ node, name, index, count }: LeafRowProps) {
  const { actions, domId } = useBuilder();
  const errors = useNodeErrors(node);
  const { id, meta } = node;
  const controls: LeafControlsProps = { node, name, domId: `${domId}-${id}`, errors };
  return (
    <div className={layoutOf(node)}>
      <DragHandle id={id} />
      <Select
        controlSize="sm"
        wrapperClassName="[grid-area:source]"
        className="pointer-coarse:h-9"
        aria-label={`${name}: kind`}
        data-focus={`${id}:first`}
        value={meta.on}
        onChange={(event) => {
          const chosen = SOURCES.find(({ on }) => on === event.target.value);
          if (chosen !== undefined) actions.setSource(id, chosen.on);
        }}
        {...errorProps(`${controls.domId}-on`, errors.on)}
      >
        {SOURCES.filter(({ on, isRare }) => isRare === undefined || on === meta.on).map(({ on, label }) => (
          <option key={on} value={on}>
            {label}
          </option>
        ))}
      </Select>
      {meta.on === 'isOnline' ? (
        <IsOnlineControls {...controls} />
      ) : meta.on === 'isOnlineInLast' ? (
        <IsOnlineInLastControls {...controls} />
      ) : (
        <FieldControls {...controls} />
      )}
      <NodeActions id={id} name={name} index={index} count={count} className="justify-self-end [grid-area:actions]" />
      <RuleErrors domId={controls.domId} errors={errors} />
    </div>
  );
});
