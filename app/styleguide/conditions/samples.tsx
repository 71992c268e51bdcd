'use client';

import dynamic from 'next/dynamic';
import { useState, type FormEvent } from 'react';

import { focusConditionError } from '@/components/conditions/builder/focus-node';
import { Skeleton } from '@/components/ui/skeleton';

import { SAMPLES, type Sample } from './sample-values';

const ConditionsBuilder = dynamic(
  async () => (await import('@/components/conditions/conditions-builder')).ConditionsBuilder,
  {
    loading: () => <Skeleton className="h-40" />,
  },
);

export function Samples({ only }: { only: string | undefined }) {
  const shown = Object.entries(SAMPLES).filter(([key, { isHeavy }]) =>
    only === undefined ? isHeavy !== true : key === only,
  );
  return shown.map(([key, sample]) => <SampleBuilder key={key} id={key} sample={sample} />);
}

function SampleBuilder({ id, sample }: { id: string; sample: Sample }) {
  const [value, setValue] = useState(sample.value);
  const [sent, setSent] = useState(0);
  const [found, setFound] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSent(sent + 1);
  };
  return (
    <section aria-label={sample.title} className="grid gap-3 rounded-lg border border-border bg-surface p-3 sm:p-5">
      <h2 className="text-lg font-semibold">{sample.title}</h2>
      {Object.keys(sample.errors ?? {}).map((key) => (
        <button
          key={key}
          type="button"
          className="min-h-6 justify-self-start underline"
          onClick={() => setFound(findError(key))}
        >
          {key}
        </button>
      ))}
      {found !== '' && <p>{found}</p>}
      {/* A form around the builder, as in the product: no control of the builder may submit it. */}
      <form onSubmit={submit} aria-label={sample.title}>
        <ConditionsBuilder
          label={`Conditions, ${sample.title}`}
          value={value}
          onChange={setValue}
          errors={sample.errors}
          disabled={sample.disabled ?? false}
          suggestions={id === 'one' ? KNOWN : undefined}
        />
        <button type="submit" className="sr-only">
          Send {sample.title}
        </button>
      </form>
      <details>
        <summary className="text-sm text-text-muted">What the owner holds (sent {sent} times)</summary>
        <textarea
          readOnly
          rows={12}
          data-testid={`${id}-value`}
          aria-label={`Value of ${sample.title}`}
          className="w-full rounded-md border border-border-strong p-2 font-mono text-code"
          value={JSON.stringify(value, null, 1)}
        />
      </details>
    </section>
  );
}

/** Moves focus as the links of an error summary do. */
function findError(key: string): string {
  return focusConditionError(key) ? `Found ${key}` : `No place for ${key}`;
}

const KNOWN = [
  { on: 'tenant', field: 'identifier', values: ['acme', 'globex'] },
  { on: 'tenant', field: 'data.plan', values: ['free', 'pro'] },
  { on: 'payload', field: 'order.total' },
] as const;
