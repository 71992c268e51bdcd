import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

import type { FocusRequest } from '@/components/conditions/tree/tree-actions';
import type { RowTurns } from '@/components/ui/row-turns';

import { focusNode } from './focus-node';

/** Focuses a control once the change that requested it has rendered. In a large tree, rows render in turns. */
export function useFocusRequests(box: RefObject<HTMLElement | null>, turns: RowTurns) {
  const [request, setRequest] = useState<FocusRequest | undefined>(undefined);
  const last = useRef<FocusRequest | undefined>(undefined);
  const isPending = useRef(false);

  const refocus = useCallback(() => {
    if (box.current === null || last.current === undefined) return;
    isPending.current = !focusNode(box.current, last.current, turns.isBusy());
  }, [box, turns]);
  const focus = useCallback((next: FocusRequest) => {
    last.current = next;
    // A copy, so that the same request twice in a row still triggers the effect.
    setRequest({ ...next });
  }, []);
  useLayoutEffect(() => {
    if (request !== undefined) refocus();
  }, [request, refocus]);
  useEffect(
    // Runs after React has rendered the rows of the turn.
    () => turns.subscribe(() => isPending.current && setTimeout(refocus)),
    [turns, refocus],
  );

  return { focus, refocus };
}
