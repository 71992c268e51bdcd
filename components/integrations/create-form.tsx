'use client';

import { useRef, type Ref } from 'react';
import { useWatch } from 'react-hook-form';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { CompareAction } from '@/components/playground/playground-actions';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import { ConditionsSection } from './conditions-section';
import { CredentialsSection } from './credentials-section';
import type { DraftPlace } from './draft-warnings';
import { ErrorSummary } from './error-summary';
import { listProblems } from './form-problems';
import { IdentitySection } from './identity-section';
import { primaryObstacle } from './primary-rule';
import { RequestPreview } from './request-preview';
import { StateSection } from './state-section';
import { SubmitHint, useSubmitKey } from './submit-key';
import { messagesOf, type useCreateForm } from './use-create-form';
import type { IdentifierAction } from './use-identifier-check';

export interface FormEnvironment {
  id: string;
  name: string;
  /** One of the environment palette: `data-env-color`. */
  color: string;
}

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
  const problems = isSubmitted
    ? listProblems(provider, { ...messagesOf(errors), ...conditionMessages, ...otherMessages })
    : [];

  const box = useRef<HTMLFormElement>(null);
  useSubmitKey(box);

  /** A draft is asked less: what it is no longer asked must not stay marked as wrong. */
  function askAgain() {
    if (isSubmitted) void form.trigger();
  }

  return (
    <div className="grid grid-cols-1 items-start gap-x-10 gap-y-8 @4xl/form:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] @6xl/form:gap-x-14">
      <form
        ref={box}
        noValidate
        // `post`: should it be submitted before it is hydrated, no secret must land in the address.
        method="post"
        autoComplete="off"
        aria-label={`New ${provider.name} integration`}
        onSubmit={(event) => void submit(event)}
        className="grid max-w-3xl min-w-0 grid-cols-1 gap-7"
      >
        <ErrorSummary problems={problems} failure={failure} headingRef={summaryHeading} />
        <div className="grid grid-cols-1 gap-7">
          <IdentitySection
            control={control}
            environmentId={environment.id}
            identifierAction={identifierAction}
            suggestion={suggestion}
          />
          <CredentialsSection
            control={control}
            provider={provider}
            enforced={active}
            onCheck={(place) => void form.trigger(place)}
          />
          <StateSection
            control={control}
            provider={provider}
            active={active}
            hasConditions={hasConditions}
            onActiveChange={askAgain}
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
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-border pt-5">
          <Button
            type="submit"
            variant="primary"
            pending={pending}
            // Focus stays where it is until the button is released. Else leaving a field could show its error, move the
            // button from under the pointer, and the click would be lost.
            onMouseDown={(event) => event.preventDefault()}
          >
            {pending ? 'Creating…' : 'Create integration'}
          </Button>
          <span className="flex items-center gap-2 text-sm text-text-muted">
            in
            <span data-env-color={environment.color} className="contents">
              <Badge tone="environment">{environment.name}</Badge>
            </span>
          </span>
          <SubmitHint />
        </div>
      </form>
      <aside aria-label="The same as code" className="min-w-0 @4xl/form:sticky @4xl/form:top-20">
        <RequestPreview
          control={control}
          provider={provider}
          suggestion={suggestion}
          canBePrimary={primaryObstacle(provider.channel, active, hasConditions) === undefined}
          apiBaseUrl={apiBaseUrl}
        />
      </aside>
    </div>
  );
}

function hasSome(conditions: unknown): boolean {
  return !(Array.isArray(conditions) && conditions.length === 0);
}
