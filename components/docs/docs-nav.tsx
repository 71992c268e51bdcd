import type { ReactNode } from 'react';

import { schemaAnchor } from '@/components/docs/schema/schema-text';

import type { DocumentReader } from './document-reader';
import { Method } from './method';

export interface DocsNavProps {
  reader: DocumentReader;
}

const GUIDES = [
  ['authentication', 'Authentication'],
  ['idempotency', 'Idempotency'],
  ['concurrency', 'Pages and concurrent changes'],
  ['errors', 'Errors'],
  ['conditions', 'How conditions work'],
] as const;

const LINK =
  'flex min-h-7 items-baseline gap-2 rounded-sm px-2 py-1 text-sm text-text-muted hover:bg-hover hover:text-text pointer-coarse:min-h-9';

/** The anchor of a tag's operations. */
export function tagAnchor(tag: string): string {
  return `tag-${tag.toLowerCase()}`;
}

/** The page's table of contents: guides, operations by tag, schemas. */
export function DocsNav({ reader }: DocsNavProps) {
  return (
    <div className="grid gap-4">
      <NavGroup title="Guides">
        {GUIDES.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`} className={LINK}>
              {title}
            </a>
          </li>
        ))}
      </NavGroup>
      {reader.document.tags.map(({ name }) => (
        <NavGroup key={name} title={name}>
          {reader.operations(name).map(({ method, operation }) => (
            <li key={operation.operationId}>
              <a href={`#${operation.operationId}`} className={LINK}>
                <Method method={method} className="w-11 shrink-0" />
                <span className="min-w-0">{operation.summary}</span>
              </a>
            </li>
          ))}
        </NavGroup>
      ))}
      <NavGroup title="Schemas">
        {Object.keys(reader.document.components.schemas).map((name) => (
          <li key={name}>
            <a href={`#${schemaAnchor(name)}`} className={LINK}>
              {name}
            </a>
          </li>
        ))}
      </NavGroup>
    </div>
  );
}

function NavGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid gap-0.5">
      <p className="px-2 pb-1 text-xs font-medium text-text">{title}</p>
      <ul className="grid gap-px">{children}</ul>
    </div>
  );
}
