/** The audit log's filter, as in its URL. Empty text means no filter. */
export interface LogFilter {
  readonly actor: string;
  readonly action: string;
  readonly environment: string;
  readonly target: string;
  /** UTC days, both inclusive. */
  readonly from: string;
  readonly to: string;
}

const NAMES = ['actor', 'action', 'environment', 'target', 'from', 'to'] as const;

/** Reads the filter from a URL, unvalidated. A repeated parameter counts as empty. */
export function readLogFilter(address: Readonly<Record<string, string | readonly string[] | undefined>>): LogFilter {
  const of = (name: (typeof NAMES)[number]) => {
    const given = address[name];
    return typeof given === 'string' ? given : '';
  };
  return {
    actor: of('actor'),
    action: of('action'),
    environment: of('environment'),
    target: of('target'),
    from: of('from'),
    to: of('to'),
  };
}

/** The query string for a filter and more parameters, such as a page. */
export function logQuery(filter: LogFilter, more: Readonly<Record<string, string>> = {}): string {
  const given = NAMES.map((name) => [name, filter[name].trim()] as const).filter(([, value]) => value !== '');
  const text = new URLSearchParams(
    [...given, ...Object.entries(more)].map(([name, value]) => [name, value]),
  ).toString();
  return text && `?${text}`;
}

export function isNarrowedLog(filter: LogFilter): boolean {
  return NAMES.some((name) => filter[name].trim() !== '');
}
