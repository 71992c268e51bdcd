'use client';

import { usePathname } from 'next/navigation';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';

import { ConnectionCheck } from '@/components/integrations/check/connection-check';
import { useConnectionCheck } from '@/components/integrations/check/use-connection-check';
import { UpdatePreview } from '@/components/integrations/code/request-preview';
import { ConditionsSection, type ConditionTools } from '@/components/integrations/form/conditions-section';
import { otherSecrets, typedPatch, type SecretMode } from '@/components/integrations/form/edit-values';
import { ErrorSummary } from '@/components/integrations/form/error-summary';
import { FormLayout, type FormEnvironment, SaveUnchecked } from '@/components/integrations/form/form-layout';
import { IdentitySection } from '@/components/integrations/form/identity-section';
import { listProblems } from '@/components/integrations/form/problems';
import { StateSection } from '@/components/integrations/form/state-section';
import { useIsKnownTaken, type IdentifierAction } from '@/components/integrations/form/use-identifier-check';
import { messagesOf } from '@/components/integrations/form/use-server-errors';
import { primaryObstacle } from '@/components/integrations/form/why-not-primary';
import type { Succession } from '@/components/integrations/model/successions';
import { LeaveGuard } from '@/components/leaving/leave-guard';
import { useShortcut } from '@/components/shortcuts/use-shortcut';
import { announce } from '@/components/ui/announce';
import { Button } from '@/components/ui/button';
import { useOwnRouter } from '@/components/ui/own-paths';
import { toast } from '@/components/ui/toast';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import { whyResend } from '@/lib/catalogue/destination';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import type { IntegrationView } from '@/lib/integrations/types';

import { EditCredentialsSection } from './edit-credentials-section';
import { MeanwhileNotice } from './edit-notices';
import { missingSecrets } from './edit-resolver';
import { useEditForm, type ReadAction, type UpdateAction } from './use-edit-form';

const SuccessorDialog = lazy(() =>
  import('@/components/integrations/commands/successor-dialog').then((module) => ({ default: module.SuccessorDialog })),
);

export interface EditFormProps {
  integration: IntegrationView;
  provider: PublicProvider;
  environment: FormEnvironment;
  apiBaseUrl: string;
  /** The candidates to replace it, if it is the default. */
  successions: readonly Succession[];
  updateAction: UpdateAction;
  readAction: ReadAction;
  identifierAction: IdentifierAction;
  conditionTools: ConditionTools;
}

/** The form of a stored integration: the fields of a new one, filled with the stored values. */
export function EditForm(props: EditFormProps) {
  const { integration, provider, environment, apiBaseUrl, successions, updateAction, readAction } = props;
  const { identifierAction, conditionTools } = props;
  const router = useOwnRouter();
  const pathname = usePathname();
  const summaryHeading = useRef<HTMLHeadingElement>(null);
  const [refusals, setRefusals] = useState(0);
  const state = useEditForm({
    integration,
    provider,
    updateAction,
    readAction,
    isTaken: useIsKnownTaken(environment.id),
    onSaved: (saved, before) => {
      toast.success(`${saved.name} saved`);
      if (saved.identifier === before.identifier) router.refresh();
      else router.replace(`/integrations/${encodeURIComponent(saved.identifier)}`);
    },
    onUnchanged: () => toast.info('Nothing to save', { description: 'It is stored as you see it.' }),
    onRefused: () => setRefusals((count) => count + 1),
  });
  const { form, baseline, edit, values } = state;
  useShortcut('close', () => router.push('/integrations'), { enabled: !state.dirty });
  const { errors, isSubmitted } = form.formState;
  const integrationId = baseline.integration._id;
  const place = useMemo(
    () => ({ environmentId: environment.id, channel: provider.channel, providerId: provider.id, integrationId }),
    [environment.id, provider.channel, provider.id, integrationId],
  );

  useEffect(() => {
    // Text that cannot be read takes the focus itself.
    if (refusals > 0 && !form.getValues('conditionsProblem')) summaryHeading.current?.focus();
  }, [refusals, form]);

  const asker = Object.values(edit.phases).includes('asked') && edit.moved ? whyResend(edit.moved) : undefined;
  useEffect(() => {
    if (asker) announce(`${asker}: enter them again.`);
  }, [asker]);

  const messages = messagesOf(errors);
  const problems = isSubmitted
    ? listProblems(baseline.fields, { ...messages, ...state.conditionMessages, ...state.otherMessages })
    : [];
  const hasConditions = !(Array.isArray(values.conditions) && values.conditions.length === 0);
  const stays = baseline.integration.primary && values.active && !hasConditions;

  const check = useConnectionCheck({
    environmentId: environment.id,
    form,
    fields: baseline.fields,
    revision: state.revision,
    // The verdict on unchanged credentials is stored, and the page's heading shows it.
    onVerdict: () => edit.changedKeys.length === 0 && router.refresh(),
    target: () => {
      const missing = Object.entries(missingSecrets(baseline.fields, edit, values));
      for (const [key, { message }] of missing) form.setError(`credentials.${key}`, { type: 'check', message });
      const patch = typedPatch(edit, values);
      return missing.length > 0 ? undefined : { kind: 'stored', id: baseline.integration._id, credentials: patch };
    },
  });

  function setMode(key: CredentialKey, mode: SecretMode) {
    form.setValue('secrets', { ...form.getValues('secrets'), [key]: mode });
    if (mode !== 'replace') form.setValue(`credentials.${key}`, '');
    form.clearErrors(`credentials.${key}`);
  }

  return (
    <div className="@container/form">
      <h2 className="sr-only">Settings</h2>
      <LeaveGuard active={state.dirty} title="Leave without saving?" />
      <FormLayout
        label={`Settings of ${baseline.integration.name}`}
        onSubmit={() => void state.submit()}
        notices={
          <>
            <MeanwhileNotice
              meanwhile={state.meanwhile}
              fields={baseline.fields}
              activityHref={`${pathname}/activity`}
              onMerge={() => void state.reload(true)}
              onDiscard={() => void state.reload(false)}
            />
            <ErrorSummary
              problems={problems}
              failure={state.failure}
              failureTitle="It was not saved"
              headingRef={summaryHeading}
              actions={
                state.isRejected && (
                  <SaveUnchecked onSave={() => void state.submitUnchecked()} pending={state.pending} />
                )
              }
            />
          </>
        }
        submitLabel="Save changes"
        pendingLabel="Saving…"
        pending={state.pending}
        environment={environment}
        actions={state.dirty && <Button onClick={state.discard}>Discard changes</Button>}
        aside={
          <UpdatePreview provider={provider} baseline={baseline} edit={edit} values={values} apiBaseUrl={apiBaseUrl} />
        }
      >
        <IdentitySection
          control={form.control}
          environmentId={environment.id}
          identifierAction={identifierAction}
          own={baseline.initial.identifier}
        />
        <EditCredentialsSection
          control={form.control}
          providerName={provider.name}
          baseline={baseline}
          edit={edit}
          enforced={values.active}
          others={otherSecrets(provider, baseline.integration)}
          errorAt={(place) => (messages[place] ?? state.otherMessages[place])?.messages.join(' ')}
          onCheck={(place) => void form.trigger(place)}
          onFill={(parts) => {
            for (const [key, value] of Object.entries(parts))
              form.setValue(`credentials.${key}`, value, { shouldDirty: true, shouldValidate: true });
          }}
          onMode={setMode}
          connection={<ConnectionCheck check={check} provider={provider} fields={baseline.fields} />}
        />
        <StateSection
          control={form.control}
          provider={provider}
          obstacle={
            stays
              ? 'It is the primary: the one chosen when no conditions match. To change that, make another one primary.'
              : primaryObstacle(provider.channel, values.active, hasConditions)
          }
          onActiveChange={() => isSubmitted && void form.trigger()}
        />
        <ConditionsSection
          key={state.revision}
          control={form.control}
          hasConditions={hasConditions}
          errors={state.conditionMessages}
          getValues={form.getValues}
          place={place}
          tools={conditionTools}
        />
      </FormLayout>
      {state.isAskingSuccessor && (
        <Suspense>
          <SuccessorDialog
            title={values.active ? 'Give the primary conditions?' : `Deactivate ${baseline.integration.name}?`}
            successions={successions}
            confirmLabel="Save changes"
            confirmVariant="primary"
            pending={state.pending}
            onConfirm={(followers) => void state.confirmSuccessor(followers.get(provider.channel))}
            onClose={state.cancelSuccessor}
          />
        </Suspense>
      )}
    </div>
  );
}
