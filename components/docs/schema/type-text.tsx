import type { JsonSchema } from '@/lib/catalogue/public-provider';

import { typeParts } from './schema-text';

export interface TypeTextProps {
  schema: JsonSchema;
}

/** The type of a value. Names link to their schema on the page. */
export function TypeText({ schema }: TypeTextProps) {
  return (
    <span className="font-mono text-code text-text-muted">
      {typeParts(schema).map(({ text, target }) =>
        target ? (
          <a
            key={target}
            href={`#${target}`}
            className="text-accent-text underline decoration-accent-border underline-offset-3 hover:decoration-current"
          >
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </span>
  );
}
