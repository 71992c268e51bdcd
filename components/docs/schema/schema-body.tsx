import { Choices } from '@/components/docs/choices';
import type { JsonSchema } from '@/lib/catalogue/public-provider';

import { PropertyList } from './property-list';
import { choicesOf } from './schema-text';
import { TypeText } from './type-text';

export interface SchemaBodyProps {
  schema: JsonSchema;
  direction: 'sent' | 'returned';
}

/** A schema in full, one level deep: its type, and its keys, alternatives or values. */
export function SchemaBody({ schema, direction }: SchemaBodyProps) {
  const { description, properties, anyOf } = schema;
  const alternatives = (Array.isArray(anyOf) ? anyOf : []) as readonly JsonSchema[];
  const choices = choicesOf(schema);
  return (
    <div className="grid gap-3">
      {typeof description === 'string' && <p className="max-w-prose text-pretty">{description}</p>}
      {properties ? <PropertyList schema={schema} direction={direction} /> : null}
      {!properties && alternatives.length === 0 && (
        <p>
          <TypeText schema={schema} />
        </p>
      )}
      {choices.length > 0 && <Choices values={choices} />}
      {alternatives.map((each, index) => (
        <div key={JSON.stringify(each)} className="grid gap-1">
          <p className="text-sm text-text-muted">{index === 0 ? 'Either' : 'or'}</p>
          <SchemaBody schema={each} direction={direction} />
        </div>
      ))}
    </div>
  );
}
