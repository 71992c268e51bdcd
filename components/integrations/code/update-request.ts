import type { Edit } from '@/components/integrations/form/edit-values';
import type { FormValues } from '@/components/integrations/form/form-values';
import type { PublicField, PublicProvider } from '@/lib/catalogue/public-provider';

import { shownValue, type CodeValue } from './request-body';

/** An update as the form would send it, with variables for secrets. */
export interface ShownUpdate {
  /** The stored identifier. */
  readonly identifier: string;
  readonly body: { readonly [key: string]: CodeValue };
  /** Not part of the update: a second request sets it. */
  readonly primary: boolean;
}

/** The changes as a request. In: the form's fields, its difference from the stored integration, and its values. */
export function updateRequest(
  provider: PublicProvider,
  fields: readonly PublicField[],
  identifier: string,
  edit: Edit,
  values: FormValues,
): ShownUpdate {
  const has = (place: string) => edit.changed.includes(place);
  const credentials = edit.changedKeys.map((key): readonly [string, CodeValue] => {
    const field = fields.find((each) => each.key === key);
    if (edit.phases[key] === 'clear' || !field) return [key, null];
    // Included before it is typed, because the request needs it.
    const value = edit.phases[key] === undefined ? values.credentials[key] : 'replaced';
    return [key, shownValue(provider, field, value) ?? ''];
  });
  return {
    identifier,
    body: {
      ...(has('name') ? { name: values.name } : {}),
      ...(has('identifier') ? { identifier: values.identifier } : {}),
      ...(credentials.length > 0 ? { credentials: Object.fromEntries(credentials) } : {}),
      ...(has('active') ? { active: values.active } : {}),
      ...(values.check ? { check: true } : {}),
      ...(has('conditions') ? { conditions: values.conditions as CodeValue } : {}),
    },
    primary: has('primary'),
  };
}
