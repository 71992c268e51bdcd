/** What of the audit log is shown, as its address says it; empty texts narrow nothing. */
export interface LogFilter {
  readonly actor: string;
  readonly action: string;
  readonly environment: string;
  readonly target: string;
  /** Days of UTC, both in it. */
  readonly from: string;
  readonly to: string;
}

const NAMES = ['actor', 'action', 'environment', 'target', 'from', 'to'] as const;

/** The filter in an address, as it stands there; of what is given twice, nothing. */
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

/** The query of an address for a filter and more, such as a page. */
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
