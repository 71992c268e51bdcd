'use client';

import { Redo2, Undo2, type LucideIcon } from 'lucide-react';
import { memo } from 'react';

import type { TreeActions } from '@/components/conditions/tree/tree-actions';
import { Button } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';

export interface HistoryButtonsProps {
  canUndo: boolean;
  canRedo: boolean;
  actions: Pick<TreeActions, 'undo' | 'redo'>;
}

/** Both stay focusable when they have nothing to do, so that focus is not lost after the last step. */
export const HistoryButtons = memo(function HistoryButtons({ canUndo, canRedo, actions }: HistoryButtonsProps) {
  return (
    <div className="flex items-center">
      <HistoryButton
        icon={Undo2}
        label="Undo"
        keys="Ctrl+Z"
        shortcuts="Control+Z Meta+Z"
        isOff={!canUndo}
        onClick={() => actions.undo(true)}
      />
      <HistoryButton
        icon={Redo2}
        label="Redo"
        keys="Ctrl+Shift+Z"
        shortcuts="Control+Shift+Z Meta+Shift+Z"
        isOff={!canRedo}
        onClick={() => actions.redo(true)}
      />
    </div>
  );
});

interface HistoryButtonProps {
  icon: LucideIcon;
  label: string;
  keys: string;
  shortcuts: string;
  isOff: boolean;
  onClick: () => void;
}

function HistoryButton({ icon: Icon, label, keys, shortcuts, isOff, onClick }: HistoryButtonProps) {
  return (
    <Tooltip content={`${label} (${keys})`}>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`${label} in conditions`}
        aria-keyshortcuts={shortcuts}
        aria-disabled={isOff || undefined}
        onClick={onClick}
        className="text-text-muted hover:text-text aria-disabled:opacity-35 aria-disabled:hover:bg-transparent"
      >
        <Icon aria-hidden />
      </Button>
    </Tooltip>
  );
}
