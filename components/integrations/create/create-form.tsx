'use client';

import { type Ref, useMemo } from 'react';
import { useWatch } from 'react-hook-form';

import { givenValues, visibleFields } from '@/components/fields/field-values';
import { ConnectionCheck } from '@/components/integrations/check/connection-check';
import { useConnectionCheck } from '@/components/integrations/check/use-connection-check';
import { CreatePreview } from '@/components/integrations/code/request-preview';
import { ConditionsSection, type ConditionTools } from '@/components/integrations/form/conditions-section';
import { ErrorSummary } from '@/components/integrations/form/error-summary';
import { FormLayout, type FormEnvironment, SaveUnchecked } from '@/components/integrations/form/form-layout';
import { IdentitySection } from '@/components/integrations/form/identity-section';
import { listProblems } from '@/components/integrations/form/problems';
import { StateSection } from '@/components/integrations/form/state-section';
import type { IdentifierAction } from '@/components/integrations/form/use-identifier-check';
import { messagesOf } from '@/components/integrations/form/use-server-errors';
import { primaryObstacle } from '@/components/integrations/form/why-not-primary';
import type { PublicProvider } from '@/lib/catalogue/public-provider';

import { CredentialsSection } from './credentials-section';
import type { useCreateForm } from './use-create-form';

export interface CreateFormProps {
  state: Omit<ReturnType<typeof useCreateForm>, 'provider'> & { provider: PublicProvider };
  environment: FormEnvironment;
  apiBaseUrl: string;
  identifierAction: IdentifierAction;
  conditionTools: ConditionTools;
  suggest: (name: string) => string;
  summaryHeading: Ref<HTMLHeadingElement>;
}

/** The form of one provider, with its API request beside it. */
export function CreateForm({
  state,
  environment,
  apiBaseUrl,
  identifierAction,
  conditionTools,
  suggest,
  summaryHeading,
}: CreateFormProps) {
  const { form, provider, submit, pending, failure, conditionMessages, otherMessages } = state;
  const { control } = form;
  const [name, active] = useWatch({ control, name: ['name', 'active'] });
  // Watches only whether conditions exist: watching their value would render the form at every key.
  const hasConditions = useWatch({ control, name: 'conditions', compute: hasSome });
  const { errors, isSubmitted } = form.formState;
  const suggestion = suggest(name);
  const fields = visibleFields(provider.fields);
  const place = useMemo(
    () => ({ environmentId: environment.id, channel: provider.channel, providerId: provider.id }),
    [environment.id, provider.channel, provider.id],
  );
  const problems = isSubmitted
    ? listProblems(fields, { ...messagesOf(errors), ...conditionMessages, ...otherMessages })
    : [];
  const check = useConnectionCheck({
    environmentId: environment.id,
    form,
    fields,
    target: () => ({
      kind: 'unsaved',
      providerId: provider.id,
      channel: provider.channel,
      credentials: givenValues(form.getValues('credentials')),
    }),
  });

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
          actions={state.isRejected && <SaveUnchecked onSave={() => void state.submitUnchecked()} pending={pending} />}
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
        onFill={(parts) => {
          for (const [key, value] of Object.entries(parts))
            form.setValue(`credentials.${key}`, value, { shouldDirty: true, shouldValidate: true });
        }}
        connection={<ConnectionCheck check={check} provider={provider} fields={fields} />}
      />
      <StateSection
        control={control}
        provider={provider}
        obstacle={primaryObstacle(provider.channel, active, hasConditions)}
        // A draft requires less, so errors of fields that are no longer required must disappear.
        onActiveChange={() => isSubmitted && void form.trigger()}
      />
      <ConditionsSection
        control={control}
        hasConditions={hasConditions}
        errors={conditionMessages}
        getValues={form.getValues}
        place={place}
        tools={conditionTools}
      />
    </FormLayout>
  );
}

function hasSome(conditions: unknown): boolean {
  return !(Array.isArray(conditions) && conditions.length === 0);
}
