import { useState } from 'react';

import { FIELD_SOURCES } from '@/lib/conditions/types';

import { readForm, type ContextForm } from './context-form';
import { readContext } from './read-context';
import { writeForm, type FormErrors } from './write-form';

export interface ContextFormState {
  /** Undefined: the text is no JSON object, so the form is empty. */
  readonly form: ContextForm | undefined;
  readonly errors: FormErrors;
  readonly nextId: () => number;
  readonly change: (form: ContextForm) => void;
}

interface Kept {
  /** The text that the form was read from, or last wrote. */
  readonly text: string;
  readonly form: ContextForm | undefined;
}

const NO_ERRORS: FormErrors = new Map();

/** The form next to the text: an edit of either updates the other. Incomplete rows survive edits of the text. */
export function useContextForm(text: string, onText: (text: string) => void): ContextFormState {
  const [nextId] = useState(counter);
  const [kept, setKept] = useState<Kept>(() => ({ text, form: read(text, undefined, nextId) }));
  let { form } = kept;
  if (kept.text !== text) {
    form = read(text, form, nextId);
    // Invalid text leaves the form unchanged.
    setKept({ text, form: form ?? kept.form });
  }
  const isReadable = readContext(text).context !== undefined;
  return {
    form: isReadable ? form : undefined,
    errors: form ? writeForm(form).errors : NO_ERRORS,
    nextId,
    change: (next) => {
      const written = JSON.stringify(writeForm(next).context, null, 2);
      setKept({ text: written, form: next });
      onText(written);
    },
  };
}

function counter(): () => number {
  let last = 0;
  return () => (last += 1);
}

function read(text: string, before: ContextForm | undefined, nextId: () => number): ContextForm | undefined {
  const { context } = readContext(text);
  if (context === undefined) return undefined;
  const form = readForm(context, nextId);
  if (before === undefined) return form;
  const { errors } = writeForm(before);
  const sources = { ...form.sources };
  for (const source of FIELD_SOURCES) {
    const unfinished = before.sources[source].rows.filter(({ id }) => errors.has(id));
    const { rows, whole } = sources[source];
    if (whole === undefined) sources[source] = { ...sources[source], rows: [...rows, ...unfinished] };
  }
  return { ...form, sources };
}
