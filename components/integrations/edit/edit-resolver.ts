import type { FieldErrors, Resolver } from 'react-hook-form';

import { readEdit, type Baseline, type Edit } from '@/components/integrations/form/edit-values';
import { formResolver } from '@/components/integrations/form/form-resolver';
import type { FormValues, FormOutput } from '@/components/integrations/form/form-values';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import { whyResend } from '@/lib/catalogue/destination';
import type { PublicField } from '@/lib/catalogue/public-provider';

/**
 * Validates a form over stored values. A kept secret counts as given; a secret to replace or re-enter must be typed.
 * Untouched credentials are not validated again, as on the server.
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

/** A kept secret has a value although its input is empty. */
function relaxed(field: PublicField, { phases }: Edit): PublicField {
  return phases[field.key] === 'kept' ? { ...field, required: false } : field;
}

/** An error at each secret that must be typed and is empty. */
export function missingSecrets(fields: readonly PublicField[], { phases, moved }: Edit, values: FormValues) {
  const missing = (Object.keys(phases) as CredentialKey[]).filter(
    (key) => (phases[key] === 'replace' || phases[key] === 'asked') && (values.credentials[key] ?? '') === '',
  );
  return Object.fromEntries(
    missing.map((key) => {
      const label = fields.find((field) => field.key === key)?.label ?? key;
      const message =
        phases[key] === 'asked'
          ? `${moved ? whyResend(moved) : 'A field that they depend on changes'}: enter ${label} again.`
          : `Enter the new ${label}, or cancel to keep the one that is set.`;
      return [key, { type: 'missing', message }];
    }),
  );
}
