import { Property } from '@/components/docs/schema/property-list';
import type { Parameter } from '@/lib/api/openapi/types';

const PLACES = { path: 'Path', query: 'Query', header: 'Headers' } as const;

export interface ParameterListProps {
  parameters: readonly Parameter[];
}

/** The parameters of an operation by location: path, query or header. */
export function ParameterList({ parameters }: ParameterListProps) {
  return Object.entries(PLACES).map(([place, title]) => {
    const here = parameters.filter((each) => each.in === place);
    return here.length === 0 ? null : (
      <div key={place} className="grid gap-1">
        <h4 className="font-semibold">{title}</h4>
        <ul className="divide-y divide-border border-t border-border">
          {here.map(({ name, schema, required, description }) => (
            <Property
              key={name}
              name={name}
              schema={schema}
              description={description}
              note={required ? 'required' : ''}
            />
          ))}
        </ul>
      </div>
    );
  });
}
