'use client';

import { CircleAlert, CircleCheck, CircleHelp, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useController, type Control } from 'react-hook-form';

import { NO_AUTOFILL } from '@/components/fields/no-autofill';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

import { FormSection } from './form-section';
import type { FormValues, FormOutput } from './form-values';
import { controlId, sentence } from './problems';
import { useIdentifierCheck, type IdentifierAction, type IdentifierState } from './use-identifier-check';

export interface IdentitySectionProps {
  control: Control<FormValues, unknown, FormOutput>;
  environmentId: string;
  identifierAction: IdentifierAction;
  /** The identifier for an empty field. Without it, the field is required. */
  suggestion?: string;
  /** The integration's stored identifier. */
  own?: string;
}

/** Name and identifier. */
export function IdentitySection({ control, environmentId, identifierAction, suggestion, own }: IdentitySectionProps) {
  const name = useController({ control, name: 'name' });
  const identifier = useController({ control, name: 'identifier' });
  const isOwn = identifier.field.value === own;
  // Its own identifier counts as taken, so it is not checked.
  const asked = useIdentifierCheck(isOwn ? '' : identifier.field.value, environmentId, identifierAction);
  const state = isOwn ? 'own' : asked;
  const identifierError =
    identifier.fieldState.error?.message ??
    (state === 'taken' ? 'This identifier is taken in this environment.' : undefined);
  return (
    <FormSection title="General" className="sm:grid-cols-2">
      <Field
        id={controlId('name')}
        label="Name"
        required
        help="For people; can be changed at any time."
        error={name.fieldState.error?.message && sentence(name.fieldState.error.message)}
      >
        {(wiring) => <Input {...wiring} {...NO_AUTOFILL} maxLength={200} {...name.field} />}
      </Field>
      <Field
        id={controlId('identifier')}
        label="Identifier"
        required={suggestion === undefined}
        error={identifierError && sentence(identifierError)}
        help={identifierError ? undefined : <IdentifierHelp state={state} suggestion={suggestion} />}
      >
        {(wiring) => (
          <Input
            {...wiring}
            {...NO_AUTOFILL}
            mono
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            {...identifier.field}
          />
        )}
      </Field>
      {/* The line below the field comes and goes with errors. This one stays, as a live region must. */}
      <p aria-live="polite" className="sr-only">
        {SAID[state]}
      </p>
    </FormSection>
  );
}

const SAID: Readonly<Record<IdentifierState | 'own', string>> = {
  own: '',
  empty: '',
  invalid: '',
  checking: '',
  available: 'This identifier is available.',
  taken: 'This identifier is taken.',
  unknown: 'Whether this identifier is free could not be checked.',
};

function IdentifierHelp({ state, suggestion }: { state: IdentifierState | 'own'; suggestion: string | undefined }) {
  switch (state) {
    case 'own':
      return 'For code. Whoever asks for it by this one has to know when it changes.';
    case 'empty':
      return suggestion === undefined ? (
        'What code asks for.'
      ) : (
        <>
          Left empty: <code className="text-code wrap-anywhere text-text">{suggestion}</code>
        </>
      );
    case 'invalid':
      return '1 to 80 letters (a to z), digits, “-” or “_”.';
    case 'checking':
      return (
        <StateLine icon={<LoaderCircle aria-hidden className="animate-spin" />}>Checking whether it is free…</StateLine>
      );
    case 'available':
      return <StateLine icon={<CircleCheck aria-hidden className="text-success-fg" />}>Available</StateLine>;
    case 'taken':
      return <StateLine icon={<CircleAlert aria-hidden className="text-danger-fg" />}>Taken</StateLine>;
    case 'unknown':
      return <StateLine icon={<CircleHelp aria-hidden />}>Could not be checked now; saving checks again.</StateLine>;
    default:
      return state satisfies never;
  }
}

function StateLine({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 [&_svg]:size-3.5 [&_svg]:shrink-0">
      {icon}
      {children}
    </span>
  );
}
