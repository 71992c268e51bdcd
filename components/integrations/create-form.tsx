'use client';

import type { Ref } from 'react';
import { useWatch } from 'react-hook-form';
import { visibleFields } from '@/components/fields/field-values';
import type { CompareAction } from '@/components/playground/playground-actions';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import { ConditionsSection } from './conditions-section';
import { CredentialsSection } from './credentials-section';
import type { DraftPlace } from './draft-warnings';
import { ErrorSummary } from './error-summary';
import { FormLayout, type FormEnvironment } from './form-layout';
import { listProblems } from './form-problems';
import { IdentitySection } from './identity-section';
import { primaryObstacle } from './primary-rule';
import { CreatePreview } from './request-preview';
import { StateSection } from './state-section';
import type { useCreateForm } from './use-create-form';
import { messagesOf } from './use-form-answers';
import type { IdentifierAction } from './use-identifier-check';

export interface CreateFormProps {
  state: Omit<ReturnType<typeof useCreateForm>, 'provider'> & { provider: PublicProvider };
  environment: FormEnvironment;
  apiBaseUrl: string;
  identifierAction: IdentifierAction;
  warningsAction: DraftPlace['action'];
  compareAction: CompareAction;
  suggest: (name: string) => string;
  summaryHeading: Ref<HTMLHeadingElement>;
}

/** The form of one provider, and beside it the same as code. */
export function CreateForm({
  state,
  environment,
  apiBaseUrl,
  identifierAction,
  warningsAction,
  compareAction,
  suggest,
  summaryHeading,
}: CreateFormProps) {
  const { form, provider, submit, pending, failure, conditionMessages, otherMessages } = state;
  const { control } = form;
  const [name, active] = useWatch({ control, name: ['name', 'active'] });
  // Not the conditions themselves: the form would render with every key typed in them.
  const hasConditions = useWatch({ control, name: 'conditions', compute: hasSome });
  const { errors, isSubmitted } = form.formState;
  const suggestion = suggest(name);
  const fields = visibleFields(provider.fields);
  const problems = isSubmitted
    ? listProblems(fields, { ...messagesOf(errors), ...conditionMessages, ...otherMessages })
    : [];

  return (
    <FormLayout
      label={`New ${provider.name} integration`}
      onSubmit={() => void submit()}
      notices={
        <ErrorSummary
          problems={problems}
          failure={failure}
          failureTitle="The integration was not created"
          headingRef={summaryHeading}
        />
      }
      submitLabel="Create integration"
      pendingLabel="Creating…"
      pending={pending}
      environment={environment}
      aside={
        <CreatePreview
          control={control}
          provider={provider}
          suggestion={suggestion}
          canBePrimary={primaryObstacle(provider.channel, active, hasConditions) === undefined}
          apiBaseUrl={apiBaseUrl}
        />
      }
    >
      <IdentitySection
        control={control}
        environmentId={environment.id}
        identifierAction={identifierAction}
        suggestion={suggestion}
      />
      <CredentialsSection
        control={control}
        providerName={provider.name}
        fields={fields}
        enforced={active}
        onCheck={(place) => void form.trigger(place)}
      />
      <StateSection
        control={control}
        provider={provider}
        obstacle={primaryObstacle(provider.channel, active, hasConditions)}
        // A draft is asked less: what it is no longer asked must not stay marked as wrong.
        onActiveChange={() => isSubmitted && void form.trigger()}
      />
      <ConditionsSection
        control={control}
        hasConditions={hasConditions}
        errors={conditionMessages}
        getValues={form.getValues}
        compareAction={compareAction}
        place={{
          environmentId: environment.id,
          channel: provider.channel,
          providerId: provider.id,
          action: warningsAction,
        }}
      />
    </FormLayout>
  );
}

function hasSome(conditions: unknown): boolean {
  return !(Array.isArray(conditions) && conditions.length === 0);
}
