import type { ReactNode } from 'react';

import { Choices } from '@/components/docs/choices';
import { Disclosure } from '@/components/docs/disclosure';
import type { JsonSchema } from '@/lib/catalogue/public-provider';

import { choicesOf, innerObject, rules } from './schema-text';
import { TypeText } from './type-text';

/** Objects with more keys start collapsed. */
const MOST_OPEN = 24;

export interface PropertyListProps {
  /** A schema with properties. */
  schema: JsonSchema;
  /** Responses mark what may be absent; requests mark what is required. */
  direction: 'sent' | 'returned';
}

/** The keys of an object: name, type, rules, description. Inline objects expand in place, named schemas are links. */
export function PropertyList({ schema, direction }: PropertyListProps) {
  const properties = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>);
  const required = (schema['required'] ?? []) as readonly string[];
  const list = (
    <ul className="divide-y divide-border border-t border-border">
      {properties.map(([name, property]) => (
        <Property key={name} name={name} schema={property} note={noteOf(required.includes(name), direction)}>
          {innerOf(property, direction)}
        </Property>
      ))}
    </ul>
  );
  return properties.length > MOST_OPEN ? <Disclosure summary={`${properties.length} keys`}>{list}</Disclosure> : list;
}

function noteOf(isRequired: boolean, direction: PropertyListProps['direction']): string {
  if (direction === 'sent') return isRequired ? 'required' : '';
  return isRequired ? '' : 'may be absent';
}

function innerOf(schema: JsonSchema, direction: PropertyListProps['direction']): ReactNode {
  const inner = innerObject(schema);
  if (!inner) return null;
  const count = Object.keys(inner['properties'] ?? {}).length;
  return (
    <Disclosure summary={`${count} keys`}>
      <PropertyList schema={inner} direction={direction} />
    </Disclosure>
  );
}

export interface PropertyProps {
  name: string;
  schema: JsonSchema;
  /** Text after the type, such as "required". */
  note?: string;
  /** Replaces the schema's own description. */
  description?: string;
  children?: ReactNode;
}

/** One key, parameter or header. */
export function Property({ name, schema, note = '', description, children }: PropertyProps) {
  const words = description ?? (typeof schema['description'] === 'string' ? schema['description'] : '');
  const said = rules(schema);
  const choices = choicesOf(schema);
  return (
    <li className="grid gap-1 py-2.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <code className="text-code font-semibold break-all">{name}</code>
        <TypeText schema={schema} />
        {note && <span className="text-xs font-medium text-text-muted">{note}</span>}
      </p>
      {words && <p className="max-w-prose text-pretty break-words">{words}</p>}
      {said.length > 0 && <p className="text-sm wrap-anywhere text-text-muted">{said.join(' · ')}</p>}
      {choices.length > 0 && <Choices values={choices} />}
      {children}
    </li>
  );
}
