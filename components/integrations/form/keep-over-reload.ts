import type { ActionFailure } from '@/components/actions/call-action';
import { visibleFields } from '@/components/fields/field-values';
import type { PublicField } from '@/lib/catalogue/public-provider';

import type { FormValues } from './form-values';

/** One form of one tab: the one whose page a new version of the server made useless. */
const KEY = 'signalbox.kept-form';

/** A failure of a form whose text is kept: it says so if a reload is needed. */
export function withKeptText(failure: ActionFailure): ActionFailure {
  if (failure.code !== 'outdated') return failure;
  const message = 'A new version of Signalbox is running. Reload this page: what you typed is kept, except secrets.';
  return { ...failure, message };
}

/** Keeps the values of a form over one reload of its page, in this tab alone. Secrets are left out. */
export function keepOverReload(values: FormValues, fields: readonly PublicField[]): void {
  const open = visibleFields(fields).filter(({ secret }) => !secret);
  const credentials = Object.fromEntries(open.map(({ key }) => [key, values.credentials[key] ?? '']));
  const { secrets: _, ...rest } = values;
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ page: pageNow(), values: { ...rest, credentials } }));
  } catch {
    // The browser keeps nothing, such as in a private window that is full: the text stays in the page.
  }
}

/** What was kept for this page, once; undefined if nothing was. */
export function takeKept(): FormValues | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as { page: string; values: FormValues } | null;
    if (kept?.page !== pageNow()) return undefined;
    sessionStorage.removeItem(KEY);
    return kept.values;
  } catch {
    return undefined;
  }
}

const pageNow = () => window.location.pathname + window.location.search;
