import type { ReactNode } from 'react';

export interface GuideSectionProps {
  id: string;
  title: string;
  children: ReactNode;
}

/** A section of prose with an anchor. */
export function GuideSection({ id, title, children }: GuideSectionProps) {
  return (
    <section aria-labelledby={id} className="grid gap-3 border-t border-border py-8">
      <h2 id={id} className="text-xl font-semibold">
        <a href={`#${id}`} className="rounded-xs hover:underline hover:underline-offset-4">
          {title}
        </a>
      </h2>
      {children}
    </section>
  );
}

/** A paragraph of prose. */
export function Prose({ children }: { children: ReactNode }) {
  return <p className="max-w-prose text-pretty">{children}</p>;
}

export interface FactTableProps {
  caption: string;
  head: readonly string[];
  rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** A table of facts. Below 640 px each row becomes a block. */
export function FactTable({ caption, head, rows }: FactTableProps) {
  return (
    <table className="w-full border-y border-border text-left">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:sr-only">
        <tr>
          {head.map((title) => (
            <th key={title} scope="col" className="py-2 pr-4 text-sm font-medium text-text-muted">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-border border-t border-border">
        {rows.map(({ key, cells }) => (
          <tr key={key} className="align-baseline max-sm:grid max-sm:py-2">
            {cells.map((cell, index) => (
              <td key={head[index]} className="py-1.5 pr-4 break-words max-sm:py-0.5">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
