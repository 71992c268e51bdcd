import type { AuditEventView } from './types';

export const EXPORT_FORMATS = ['csv', 'jsonl'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const COLUMNS: readonly (readonly [string, (event: AuditEventView) => string | null | undefined])[] = [
  ['time', ({ at }) => at],
  ['actorType', ({ actor }) => actor.type],
  ['actor', ({ actor }) => actor.name],
  ['actorId', ({ actor }) => actor.id],
  ['action', ({ action }) => action],
  ['targetType', ({ target }) => target.type],
  ['target', ({ target }) => target.name],
  ['targetIdentifier', ({ target }) => target.identifier],
  ['targetId', ({ target }) => target.id],
  ['environment', ({ environment }) => environment?.name],
  ['environmentId', ({ environment }) => environment?.id],
  ['requestId', ({ requestId }) => requestId],
  ['details', ({ details }) => (Object.keys(details).length > 0 ? JSON.stringify(details) : '')],
  ['id', ({ id }) => id],
];

/**
 * Events as text, one piece at a time: CSV (RFC 4180, UTF-8, a header row, every cell quoted) or one JSON object per
 * line. Only one piece is in memory.
 */
export async function* exportText(
  pages: AsyncIterable<readonly AuditEventView[]>,
  format: ExportFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield csvLine(COLUMNS.map(([name]) => name));
  for await (const events of pages) {
    yield events
      .map((event) => (format === 'csv' ? csvLine(COLUMNS.map(([, of]) => of(event))) : `${JSON.stringify(event)}\n`))
      .join('');
  }
}

function csvLine(cells: readonly (string | null | undefined)[]): string {
  return `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;
}

/**
 * Names are chosen by people: a cell that a spreadsheet would read as a formula gets a leading apostrophe.
 * Source: OWASP, CSV Injection.
 */
function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
