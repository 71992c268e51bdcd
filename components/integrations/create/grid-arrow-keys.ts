import type { KeyboardEvent } from 'react';

/**
 * Moves focus among links in a wrapping container: left and right by one, up and down to the nearest link of the
 * adjacent line, Home and End to the ends. Returns whether focus moved: it does not if no line lies above.
 */
export function moveByArrow(event: KeyboardEvent<HTMLElement>, selector: string): boolean {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const current = links.findIndex((link) => link === document.activeElement);
  if (current === -1) return false;
  const target = targetOf(event.key, links, current);
  if (!target) return false;
  event.preventDefault();
  target.focus();
  return true;
}

function targetOf(key: string, links: readonly HTMLElement[], current: number): HTMLElement | undefined {
  switch (key) {
    case 'ArrowRight':
      return links[current + 1];
    case 'ArrowLeft':
      return links[current - 1];
    case 'Home':
      return links[0];
    case 'End':
      return links.at(-1);
    case 'ArrowDown':
      return nearestInNextLine(links.slice(current + 1), links[current]);
    case 'ArrowUp':
      return nearestInNextLine(links.slice(0, current).toReversed(), links[current]);
    default:
      return undefined;
  }
}

/** The horizontally nearest link in the first other line. In: the links in search order, and the focused one. */
function nearestInNextLine(links: readonly HTMLElement[], from: HTMLElement | undefined): HTMLElement | undefined {
  if (!from) return undefined;
  const start = from.getBoundingClientRect();
  const boxes = links.map((link) => ({ link, box: link.getBoundingClientRect() }));
  const first = boxes.find(({ box }) => Math.abs(box.top - start.top) > 4);
  if (!first) return undefined;
  return boxes
    .filter(({ box }) => Math.abs(box.top - first.box.top) <= 4)
    .toSorted((a, b) => Math.abs(a.box.left - start.left) - Math.abs(b.box.left - start.left))[0]?.link;
}
