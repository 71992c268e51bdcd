import { Disclosure } from './disclosure';

/** Longer lists start collapsed. */
const MOST_OPEN = 16;

export interface ChoicesProps {
  values: readonly string[];
}

/** The allowed values of a schema. */
export function Choices({ values }: ChoicesProps) {
  const list = (
    <ul className="flex flex-wrap gap-1">
      {values.map((value) => (
        <li key={value} className="rounded-sm border border-border bg-subtle px-1 font-mono text-code">
          {value}
        </li>
      ))}
    </ul>
  );
  return values.length > MOST_OPEN ? <Disclosure summary={`${values.length} values`}>{list}</Disclosure> : list;
}
