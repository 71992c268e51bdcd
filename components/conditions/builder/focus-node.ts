import type { FocusRequest } from '@/components/conditions/tree/tree-actions';

/**
 * Focuses a control of a node. Falls back to the node's first control, and to the add button if the node is gone. In:
 * whether rows are still being rendered. Out: false if the node is among those rows, with focus unchanged.
 */
export function focusNode(box: HTMLElement, { id, part }: FocusRequest, areRowsComing: boolean): boolean {
  const node = box.querySelector<HTMLElement>(`[data-node="${id}"]`);
  if (areRowsComing && (node === null || 'waiting' in node.dataset)) return false;
  if (part === 'near' && node?.contains(document.activeElement)) return true;
  const find = (key: string) => box.querySelector<HTMLElement>(`[data-focus="${key}"]`);
  const target = find(`${id}:${part}`) ?? find(`${id}:first`) ?? find('root:add');
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'nearest' });
  return true;
}

/**
 * Moves focus from an error summary into the builder. In: a key of `errors` such as
 * `conditions[0].children[1].operator`. Focuses the invalid control there, else one in the nearest surrounding part.
 * Out: whether one was found.
 */
export function focusConditionError(key: string, within: ParentNode = document): boolean {
  for (const path of pathsAround(key)) {
    const node = within.querySelector(`[data-path="${CSS.escape(path)}"]`);
    // A control's `aria-describedby` names an error id that ends in the key.
    const part = CSS.escape(key.slice(path.length + 1));
    const target =
      node?.querySelector<HTMLElement>(`[aria-invalid="true"][aria-describedby$="-${part}"]`) ??
      node?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      node?.querySelector<HTMLElement>('[data-focus]');
    if (!target) continue;
    target.focus();
    return true;
  }
  return false;
}

/** `conditions[0].children[1].value`, `conditions[0].children[1]`, `conditions[0].children`, `conditions[0]`, `conditions`. */
function pathsAround(key: string): string[] {
  const steps = key.match(/[^.[\]]+|\.[^.[\]]+|\[\d+\]/g) ?? [];
  return steps.map((_, index) => steps.slice(0, steps.length - index).join(''));
}
