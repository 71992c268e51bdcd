/**
 * The keys of a shortcut: `mod` is Cmd on a Mac and Ctrl elsewhere. The last entry is the key, as in
 * `KeyboardEvent.key`.
 */
type Keys = readonly ['mod', 'shift', string] | readonly ['mod', string] | readonly [string];

interface Shortcut {
  readonly keys: Keys;
  /** The shortcut's action, as the dialog of all shortcuts shows it. */
  readonly label: string;
  readonly group: ShortcutGroup;
}

const GROUPS = ['Everywhere', 'In a form', 'In the conditions builder'] as const;

type ShortcutGroup = (typeof GROUPS)[number];

/** The registry of all shortcuts, for their handlers and for the dialog that lists them. */
export const SHORTCUTS = {
  palette: { keys: ['mod', 'k'], label: 'Go to, create, search, switch environment', group: 'Everywhere' },
  create: { keys: ['n'], label: 'New integration', group: 'Everywhere' },
  search: { keys: ['/'], label: 'Search', group: 'Everywhere' },
  help: { keys: ['?'], label: 'Show all shortcuts', group: 'Everywhere' },
  save: { keys: ['mod', 'Enter'], label: 'Save', group: 'In a form' },
  close: { keys: ['Escape'], label: 'Close, while nothing is changed', group: 'In a form' },
  undo: { keys: ['mod', 'z'], label: 'Undo the last change', group: 'In the conditions builder' },
  redo: { keys: ['mod', 'shift', 'z'], label: 'Do it again', group: 'In the conditions builder' },
  redoToo: { keys: ['mod', 'y'], label: 'Do it again', group: 'In the conditions builder' },
} as const satisfies Readonly<Record<string, Shortcut>>;

export type ShortcutId = keyof typeof SHORTCUTS;

/** The parts of a keyboard event that identify a shortcut. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether a key press is this shortcut. */
export function isShortcut(id: ShortcutId, press: KeyPress): boolean {
  const keys: Keys = SHORTCUTS[id].keys;
  const key = keys.at(-1) ?? '';
  if (press.key.toLowerCase() !== key.toLowerCase() || press.altKey) return false;
  if ((press.ctrlKey || press.metaKey) !== (keys[0] === 'mod')) return false;
  // The keyboard layout decides where "?" and "/" are and whether they need Shift.
  return /^[a-z]$/i.test(key) || key.length > 1 ? press.shiftKey === keys.includes('shift') : true;
}

/** Whether the shortcut includes Ctrl or Cmd: only then does it work during typing. */
export function hasModifier(id: ShortcutId): boolean {
  return SHORTCUTS[id].keys[0] === 'mod';
}

/** All shortcuts by group, in the order of the dialog. */
export function shortcutGroups(): { title: ShortcutGroup; ids: ShortcutId[] }[] {
  const ids = Object.keys(SHORTCUTS) as ShortcutId[];
  return GROUPS.map((title) => ({ title, ids: ids.filter((id) => SHORTCUTS[id].group === title) }));
}
