import type { FieldErrors, Resolver } from 'react-hook-form';

import { readEdit, type Baseline, type Edit } from '@/components/integrations/form/edit-values';
import { formResolver } from '@/components/integrations/form/form-resolver';
import type { FormValues, FormOutput } from '@/components/integrations/form/form-values';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import type { PublicField } from '@/lib/catalogue/public-provider';

/**
 * Validates a form over what is stored: a secret that stays counts as given; one that is to be replaced, or asked for
 * again, must be there. Credentials that nobody touches are not asked again, as the server does not either.
 */
export function editResolver(baseline: Baseline): Resolver<FormValues, unknown, FormOutput> {
  return async (values, context, options) => {
    const edit = readEdit(baseline, values);
    const isAsked = edit.changedKeys.length > 0 || (values.active && !baseline.initial.active);
    const fields = isAsked ? baseline.fields.map((field) => relaxed(field, edit)) : [];
    const result = await formResolver(fields)(values, context, options);
    const credentials = missingSecrets(baseline.fields, edit, values);
    const errors: FieldErrors<FormValues> = {
      ...(values.identifier === '' ? { identifier: { type: 'required', message: 'Identifier is required.' } } : {}),
      ...(Object.keys(credentials).length > 0
        ? { credentials: { ...(result.errors.credentials as object | undefined), ...credentials } }
        : {}),
    };
    if (Object.keys(errors).length === 0) return result;
    return { values: {}, errors: { ...result.errors, ...errors } as FieldErrors<FormValues> };
  };
}

/** A secret that stays is there, though its input is empty. */
function relaxed(field: PublicField, { phases }: Edit): PublicField {
  return phases[field.key] === 'kept' ? { ...field, required: false } : field;
}

/** A complaint at each secret that has to be typed, and is not. */
export function missingSecrets(fields: readonly PublicField[], { phases, moved }: Edit, values: FormValues) {
  const missing = (Object.keys(phases) as CredentialKey[]).filter(
    (key) => (phases[key] === 'replace' || phases[key] === 'asked') && (values.credentials[key] ?? '') === '',
  );
  return Object.fromEntries(
    missing.map((key) => {
      const label = fields.find((field) => field.key === key)?.label ?? key;
      const message =
        phases[key] === 'asked'
          ? `${moved?.label ?? 'A field'} decides where secrets are sent, and it changes: enter ${label} again.`
          : `Enter the new ${label}, or cancel to keep the one that is set.`;
      return [key, { type: 'missing', message }];
    }),
  );
}
