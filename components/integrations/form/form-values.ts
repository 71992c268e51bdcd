import type { z } from 'zod';

import type { FieldValue } from '@/components/fields/control-props';
import { emptyValues, visibleFields } from '@/components/fields/field-values';
import type { Channel } from '@/lib/catalogue/channel';
import type { Credentials } from '@/lib/catalogue/credentials-schema';
import type { PublicField, PublicProvider } from '@/lib/catalogue/public-provider';
import type { Conditions } from '@/lib/conditions/types';
import type { integrationFormSchema, IntegrationFormValues } from '@/lib/integrations/schema';

/** The form's values during editing. */
export interface FormValues extends IntegrationFormValues {
  credentials: Record<string, FieldValue>;
  conditions: unknown;
  /** Why the conditions typed as JSON cannot be read; then `conditions` are those from before. */
  conditionsProblem?: string;
  /** Only when editing: the choice for each set secret. Omitted secrets stay. */
  secrets?: Readonly<Partial<Record<string, 'kept' | 'replace' | 'clear'>>>;
}

/** The form's parsed values, as sent. */
export type FormOutput = z.output<ReturnType<typeof integrationFormSchema>>;

/** The form's request, parsed by `integrationFormSchema`. */
export type CreateInput = {
  /** Constant for repeated submits of the same values, so that a double click creates one row. */
  idempotencyKey: string;
  name: string;
  /** Never empty: an empty field sends the suggested identifier. */
  identifier: string;
  providerId: string;
  channel: Channel;
  credentials: Credentials;
  active: boolean;
  primary: boolean;
  check: boolean;
  conditions: Conditions;
};

/** Values of previously chosen providers, kept until the page is left. */
export interface FormMemory {
  /** Credentials as typed, by provider id. */
  readonly typed: Readonly<Record<string, Readonly<Record<string, FieldValue>>>>;
  /** The last typed sender, by key and kind of its field. */
  readonly senders: Readonly<Record<string, string>>;
}

export const EMPTY_MEMORY: FormMemory = { typed: {}, senders: {} };

/** Keys of the sender's name or address, which do not depend on the provider. */
const SENDER_KEYS: ReadonlySet<string> = new Set(['from', 'senderName', 'senderId']);

/** A new form for a provider: its name, its defaults, active. */
export function initialValues(provider: PublicProvider | undefined): FormValues {
  return {
    name: provider?.name ?? '',
    identifier: '',
    active: true,
    primary: false,
    check: false,
    credentials: provider ? emptyValues(provider.fields) : {},
    conditions: [],
  };
}

/** Stores the values typed for a provider before the form leaves it. */
export function remember(memory: FormMemory, provider: PublicProvider, values: FormValues): FormMemory {
  const senders = senderFields(provider).flatMap((field) => {
    const value = values.credentials[field.key];
    return typeof value === 'string' && value !== '' ? [[senderKind(field), value] as const] : [];
  });
  return {
    typed: { ...memory.typed, [provider.id]: values.credentials },
    senders: { ...memory.senders, ...Object.fromEntries(senders) },
  };
}

/**
 * The values after a change of provider. Shared values stay. The name follows the provider unless it was typed by hand,
 * senders of the same kind carry over, and values typed for this provider before return.
 */
export function switchProvider(
  values: FormValues,
  from: PublicProvider | undefined,
  to: PublicProvider,
  memory: FormMemory,
): FormValues {
  const hasOwnName = values.name.trim() !== '' && values.name !== from?.name;
  const credentials = { ...emptyValues(to.fields), ...memory.typed[to.id] };
  for (const field of senderFields(to)) {
    if (credentials[field.key] === '') credentials[field.key] = memory.senders[senderKind(field)] ?? '';
  }
  return { ...values, name: hasOwnName ? values.name : to.name, check: values.check && to.checkable, credentials };
}

function senderFields(provider: PublicProvider): PublicField[] {
  return visibleFields(provider.fields).filter((field) => !field.secret && SENDER_KEYS.has(field.key));
}

/** An email address is no phone number: a sender carries over only to a field of the same kind. */
function senderKind(field: PublicField): string {
  return `${field.key}:${field.kind}`;
}
