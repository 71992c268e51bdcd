'use client';

import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition, type KeyboardEvent } from 'react';

import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { KnownActor } from '@/lib/audit-log/types';
import type { EnvironmentView } from '@/lib/environments/types';

import { ACTION_GROUPS } from './event-words';
import { isNarrowedLog, logQuery, readLogFilter, type LogFilter } from './log-filter';

export interface LogToolbarProps {
  filter: LogFilter;
  /** The path of the log. */
  base: string;
  actors: readonly KnownActor[];
  environments: readonly EnvironmentView[];
}

const EVERYTHING = readLogFilter({});
/** Two selects per line on a phone. */
const NARROW = 'w-auto min-w-0 sm:max-w-44 max-sm:flex-[1_1_40%]';
const KINDS = [
  { type: 'user', label: 'People' },
  { type: 'api_key', label: 'API keys' },
  { type: 'system', label: 'Signalbox' },
] as const;

/** The filters of the audit log; each choice navigates to its own URL. */
export function LogToolbar({ filter, base, actors, environments }: LogToolbarProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [shown, setShown] = useState(filter);
  const [answered, setAnswered] = useState(filter);
  // The URL changed, by this toolbar or by the Back button: show its filter.
  if (logQuery(answered) !== logQuery(filter)) {
    setAnswered(filter);
    setShown(filter);
  }

  function go(next: LogFilter) {
    setShown(next);
    startTransition(() => router.push(`${base}${logQuery(next)}`, { scroll: false }));
  }

  function goToDay(name: 'from' | 'to', day: string) {
    const next = { ...shown, [name]: day };
    // While a person types a year, the field holds years such as 0002.
    if (day === '' || day >= '1970') go(next);
    else setShown(next);
  }

  function targetKey(event: KeyboardEvent) {
    if (event.key === 'Enter') go(shown);
    if (event.key === 'Escape' && shown.target !== '') go({ ...shown, target: '' });
  }

  const isKnownActor = shown.actor === '' || actors.some(({ value }) => value === shown.actor);
  const isKnownAction =
    shown.action === '' ||
    ACTION_GROUPS.some(({ all, actions }) => [all, ...actions.map(({ action }) => action)].includes(shown.action));
  const isKnownEnvironment = shown.environment === '' || environments.some(({ id }) => id === shown.environment);

  return (
    <div role="search" aria-label="Audit log" aria-busy={isPending} className="flex flex-wrap items-end gap-2">
      <div className="relative min-w-0 flex-[1_1_14rem] max-sm:basis-full sm:max-w-xs">
        <Search
          aria-hidden
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-text-muted"
        />
        <Input
          aria-label="Integration"
          placeholder="Integration: name or identifier"
          value={shown.target}
          maxLength={200}
          onChange={(event) => setShown({ ...shown, target: event.target.value })}
          onBlur={() => shown.target.trim() !== filter.target && go(shown)}
          onKeyDown={targetKey}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="pl-9"
        />
      </div>
      <Select
        aria-label="Who"
        wrapperClassName={NARROW}
        value={shown.actor}
        onChange={(event) => go({ ...shown, actor: event.target.value })}
      >
        <option value="">Anyone</option>
        {!isKnownActor && <option value={shown.actor}>Someone else</option>}
        {KINDS.map(({ type, label }) => (
          <ActorOptions key={type} label={label} actors={actors.filter((actor) => actor.type === type)} />
        ))}
      </Select>
      <Select
        aria-label="What"
        wrapperClassName={NARROW}
        value={shown.action}
        onChange={(event) => go({ ...shown, action: event.target.value })}
      >
        <option value="">Any action</option>
        {!isKnownAction && <option value={shown.action}>{shown.action}</option>}
        {ACTION_GROUPS.map(({ all, label, actions }) => (
          <optgroup key={all} label={label}>
            <option value={all}>{label}: all</option>
            {actions.map((each) => (
              <option key={each.action} value={each.action}>
                {each.label}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
      <Select
        aria-label="Environment"
        wrapperClassName="w-auto min-w-0 sm:max-w-44 max-sm:basis-full"
        value={shown.environment}
        onChange={(event) => go({ ...shown, environment: event.target.value })}
      >
        <option value="">All environments</option>
        {!isKnownEnvironment && <option value={shown.environment}>Another environment</option>}
        {environments.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <div className="flex gap-2 max-sm:basis-full">
        <Day label="From" value={shown.from} max={shown.to} onChange={(day) => goToDay('from', day)} />
        <Day label="To" value={shown.to} min={shown.from} onChange={(day) => goToDay('to', day)} />
      </div>
      {isNarrowedLog(shown) && (
        <Button variant="ghost" onClick={() => go(EVERYTHING)}>
          Clear filters
        </Button>
      )}
    </div>
  );
}

function ActorOptions({ label, actors }: { label: string; actors: readonly KnownActor[] }) {
  if (actors.length === 0) return null;
  return (
    <optgroup label={label}>
      {actors.map(({ value, name }) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}

interface DayProps {
  label: string;
  value: string;
  min?: string;
  max?: string;
  onChange: (day: string) => void;
}

function Day({ label, value, min, max, onChange }: DayProps) {
  return (
    <label className="flex items-center gap-1.5 text-sm text-text-muted max-sm:min-w-0 max-sm:flex-1 max-sm:flex-col max-sm:items-stretch">
      {label}
      <Input
        type="date"
        title={`${label}, a day of UTC`}
        value={value}
        {...(min ? { min } : {})}
        {...(max ? { max } : {})}
        onChange={(event) => onChange(event.target.value)}
        className="w-auto min-w-0 max-sm:w-full"
      />
    </label>
  );
}
