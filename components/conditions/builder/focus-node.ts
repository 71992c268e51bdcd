import type { FocusRequest } from '@/components/conditions/tree/tree-actions';

/**
 * Puts focus on a control of a node; when it has no such control, on its first, and when it is gone, on what adds.
 * In: whether rows still come in. Out: false when the node is one of them: nothing was done.
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
 * Leads from an error summary into the builder. In: a key of `errors` such as `conditions[0].children[1].operator`.
 * Puts focus on the wrong control there, else on the nearest part around it. Out: whether there was one.
 */
export function focusConditionError(key: string, within: ParentNode = document): boolean {
  for (const path of pathsAround(key)) {
    const node = within.querySelector(`[data-path="${CSS.escape(path)}"]`);
    // A control names its errors by an id that ends in the key.
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
