import { isEnvReference, type CodeValue, type EnvReference } from './request-body';

/** The literals that differ between JSON and JavaScript. */
export interface Dialect {
  readonly key: (name: string) => string;
  readonly text: (value: string) => string;
  readonly env: (reference: EnvReference) => string;
  /** Whether the last entry has a trailing comma. */
  readonly trailingComma: boolean;
}

const NARROW = 72;

/**
 * Prints a value over several lines with two spaces per level. Lists and objects without secrets stay on one line if
 * they fit.
 */
export function printCode(value: CodeValue, dialect: Dialect, level = 0): string {
  if (typeof value === 'string') return dialect.text(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isEnvReference(value)) return dialect.env(value);
  const isList = Array.isArray(value);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const entries = isList
    ? (value as readonly CodeValue[]).map((item) => printCode(item, dialect, level + 1))
    : Object.entries(value).map(([name, item]) => `${dialect.key(name)}: ${printCode(item, dialect, level + 1)}`);
  if (entries.length === 0) return open + close;
  const line = isList ? `[${entries.join(', ')}]` : `{ ${entries.join(', ')} }`;
  if (level > 1 && !line.includes('\n') && line.length + level * 2 <= NARROW) return line;
  const indent = '  '.repeat(level + 1);
  return `${open}\n${indent}${entries.join(`,\n${indent}`)}${dialect.trailingComma ? ',' : ''}\n${'  '.repeat(level)}${close}`;
}
