'use client';

import { CircleAlert } from 'lucide-react';
import { useId } from 'react';

import type { PlacedError } from '@/components/conditions/tree/locate-errors';
import { wirePath } from '@/components/conditions/tree/node-names';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/textarea';

import type { RawJson } from './use-raw-json';

export interface RawJsonViewProps {
  raw: RawJson;
  errors: readonly PlacedError[];
  isDisabled: boolean;
}

/** The wire form as text. Errors are listed with their positions; the text stays as typed. */
export function RawJsonView({ raw, errors, isDisabled }: RawJsonViewProps) {
  const id = useId();
  const { text, problem } = raw;
  const messages = problem === undefined ? errors.map(toMessage) : [{ place: '', message: problem }];
  const isWrong = messages.length > 0;
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="text-sm text-text-muted">
        What the API stores: an array of groups, any of which may match.
      </label>
      <Textarea
        id={id}
        mono
        rows={Math.min(24, Math.max(8, text.split('\n').length + 1))}
        value={text}
        readOnly={isDisabled}
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        wrap="off"
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-errors` : undefined}
        onChange={(event) => raw.edit(event.target.value)}
      />
      <div role="status" id={`${id}-errors`} className="grid gap-1">
        {messages.map(({ place, message }) => (
          <p key={`${place} ${message}`} className="flex gap-1.5 text-sm text-danger-fg">
            <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
            <span className="min-w-0 break-words">
              {place !== '' && (
                <>
                  <code className="text-code">{place}</code>:{' '}
                </>
              )}
              {message}
            </span>
          </p>
        ))}
      </div>
      {problem !== undefined && (
        <div className="flex flex-wrap items-center gap-2">
          <p className="text-sm text-text-muted">
            Correct it before you save, or discard it to keep the conditions as they were.
          </p>
          <Button size="sm" onClick={raw.discard}>
            Discard this text
          </Button>
        </div>
      )}
    </div>
  );
}

function toMessage({ path, part, message }: PlacedError) {
  return { place: part === 'node' ? wirePath(path) : `${wirePath(path)}.${part}`, message };
}
