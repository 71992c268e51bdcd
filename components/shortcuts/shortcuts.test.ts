import { describe, expect, it } from 'vitest';

import { hasModifier, isShortcut, type KeyPress, SHORTCUTS, shortcutGroups, type ShortcutId } from './shortcuts';

const IDS = Object.keys(SHORTCUTS) as ShortcutId[];
const PLAIN = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({ key, ...PLAIN, ...held });
const meant = (pressed: KeyPress) => IDS.filter((id) => isShortcut(id, pressed));

describe('the shortcuts', () => {
  it('appear once each in the dialog', () => {
    const listed = shortcutGroups().flatMap(({ ids }) => ids);
    expect(listed.toSorted()).toEqual(IDS.toSorted());
  });

  it('never share a key press, with any modifiers', () => {
    const keys = new Set(IDS.map((id) => SHORTCUTS[id].keys.at(-1)!));
    for (const key of [...keys, ...[...keys].map((each) => each.toUpperCase())])
      for (let held = 0; held < 16; held += 1) {
        const pressed = press(key, {
          ctrlKey: (held & 1) > 0,
          metaKey: (held & 2) > 0,
          altKey: (held & 4) > 0,
          shiftKey: (held & 8) > 0,
        });
        expect(meant(pressed).length, JSON.stringify(pressed)).toBeLessThanOrEqual(1);
      }
  });

  it.each<[KeyPress, ShortcutId | undefined]>([
    [press('k', { ctrlKey: true }), 'palette'],
    [press('K', { metaKey: true }), 'palette'],
    [press('k'), undefined],
    [press('k', { ctrlKey: true, altKey: true }), undefined],
    [press('n'), 'create'],
    [press('N', { shiftKey: true }), undefined],
    [press('n', { ctrlKey: true }), undefined],
    // Other keyboards have both on other keys, with and without Shift.
    [press('/'), 'search'],
    [press('/', { shiftKey: true }), 'search'],
    [press('?', { shiftKey: true }), 'help'],
    [press('?'), 'help'],
    [press('Enter', { metaKey: true }), 'save'],
    [press('Enter'), undefined],
    [press('Escape'), 'close'],
    [press('z', { ctrlKey: true }), 'undo'],
    [press('Z', { ctrlKey: true, shiftKey: true }), 'redo'],
    [press('y', { metaKey: true }), 'redoToo'],
  ])('reads %j as %s', (pressed, id) => {
    expect(meant(pressed)).toEqual(id ? [id] : []);
  });

  it('work during typing only with Ctrl or Cmd', () => {
    expect(IDS.filter(hasModifier).toSorted()).toEqual(['palette', 'redo', 'redoToo', 'save', 'undo']);
  });
});
