import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { focusNode } from './focus-node';
import type { FocusRequest } from './tree-actions';

/** Puts focus on a control once the change that asked for it is on the page. */
export function useFocusRequests(box: RefObject<HTMLElement | null>) {
  const [request, setRequest] = useState<FocusRequest | undefined>(undefined);
  const last = useRef<FocusRequest | undefined>(undefined);

  const refocus = useCallback(() => {
    if (box.current !== null && last.current !== undefined) focusNode(box.current, last.current);
  }, [box]);
  const focus = useCallback((next: FocusRequest) => {
    last.current = next;
    // A copy: the same request twice in a row still is a request.
    setRequest({ ...next });
  }, []);
  useLayoutEffect(() => {
    if (request !== undefined) refocus();
  }, [request, refocus]);

  return { focus, refocus };
}
