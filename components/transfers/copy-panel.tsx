'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { CHANNEL_LABELS } from '@/lib/catalogue/channel';
import type { EnvironmentView } from '@/lib/environments/types';
import type { IntegrationName } from '@/lib/integrations/read/get-and-list';

import { PlanView } from './plan-view';
import type { TransferActions } from './transfer-actions';
import { useTransfer } from './use-transfer';

export interface CopyStart {
  readonly from: string;
  /** Absent if there is only one environment. */
  readonly to: string | undefined;
  /** Preselected identifiers; absent: all. */
  readonly only: readonly string[] | undefined;
  /** The integrations of the source environment. */
  readonly integrations: readonly IntegrationName[];
  /** False: there are more, which can be copied from the menu of their row in the list. */
  readonly isWhole: boolean;
}

interface CopyPanelProps {
  readonly environments: readonly EnvironmentView[];
  readonly start: CopyStart & { readonly to: string };
  readonly actions: TransferActions;
  readonly canCopySecrets: boolean;
}

/** Copies integrations between environments: a selection, the plan of the changes, and a decision for each secret. */
export function CopyPanel({ environments, start, actions, canCopySecrets }: CopyPanelProps) {
  const { from, integrations } = start;
  const router = useRouter();
  const [to, setTo] = useState(start.to);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(start.only ?? integrations.map(({ identifier }) => identifier)),
  );
  const [complaint, setComplaint] = useState<string>();
  const only = integrations.map(({ identifier }) => identifier).filter((identifier) => chosen.has(identifier));
  const transfer = useTransfer(
    () => actions.planCopy(from, to, { only }),
    (approval) => actions.applyCopy(from, to, { ...approval, only }),
  );
  const nameOf = (id: string) => environments.find((each) => each.id === id)?.name ?? '';

  function choose(next: ReadonlySet<string>) {
    setComplaint(undefined);
    setChosen(next);
    transfer.forget();
  }

  /** The server sends the other environment's list, so this navigates. The browser's Back button returns. */
  function open(nextFrom: string) {
    const nextTo = nextFrom === to ? from : to;
    router.push(`?tab=copy&from=${nextFrom}&to=${nextTo}`, { scroll: false });
  }

  function plan() {
    if (only.length === 0) return setComplaint('Choose at least one integration.');
    void transfer.makePlan();
  }

  return (
    <div className="grid grid-cols-1 gap-6">
      <div className="grid grid-cols-1 gap-4">
        <div className="grid max-w-2xl grid-cols-1 gap-4 sm:grid-cols-2">
          <Field label="From">
            {(control) => (
              <Select {...control} value={from} onChange={(event) => open(event.target.value)}>
                {environments.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="To">
            {(control) => (
              <Select
                {...control}
                value={to}
                onChange={(event) => {
                  setTo(event.target.value);
                  transfer.forget();
                }}
              >
                {environments
                  .filter(({ id }) => id !== from)
                  .map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
              </Select>
            )}
          </Field>
        </div>
        {integrations.length === 0 ? (
          <p className="text-text-muted">There is nothing to copy in {nameOf(from)}.</p>
        ) : (
          <Choices
            integrations={integrations}
            isWhole={start.isWhole}
            chosen={chosen}
            onChoose={choose}
            error={complaint}
          />
        )}
        {!canCopySecrets && (
          <Callout tone="info" title="Stored secrets are copied by owners and admins">
            Whoever may read credentials in the other environment could read a copied secret there. You may keep what is
            set, or enter secrets anew.
          </Callout>
        )}
        {integrations.length > 0 && (
          <Button variant="primary" className="justify-self-start" pending={transfer.pending === 'plan'} onClick={plan}>
            Show plan
          </Button>
        )}
      </div>
      <PlanView transfer={transfer} target={nameOf(to)} />
    </div>
  );
}

interface ChoicesProps extends Pick<CopyStart, 'integrations' | 'isWhole'> {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly error: string | undefined;
}

function Choices({ integrations, isWhole, chosen, onChoose, error }: ChoicesProps) {
  const isAll = integrations.every(({ identifier }) => chosen.has(identifier));
  const isNone = integrations.every(({ identifier }) => !chosen.has(identifier));
  const all = integrations.map(({ identifier }) => identifier);
  return (
    <Field
      label="Integrations"
      labels="group"
      error={error}
      help={`Fields become those of the source. The order comes along; who is primary in the target stays.${
        isWhole ? '' : ' There are more than these: choose “Copy to environment” in the menu of an older one.'
      }`}
    >
      {(control) => (
        <div
          role="group"
          aria-labelledby={control['aria-labelledby']}
          aria-describedby={control['aria-describedby']}
          className="max-w-2xl overflow-hidden rounded-lg border border-border bg-surface"
        >
          <div className="grid grid-cols-[auto_1fr] items-center gap-2.5 border-b border-border bg-subtle px-3 py-2">
            <Checkbox
              id="copy-all"
              checked={isAll ? true : isNone ? false : 'indeterminate'}
              onCheckedChange={() => onChoose(new Set(isAll ? [] : all))}
            />
            <Label htmlFor="copy-all">
              {isWhole ? 'All' : 'The newest'} {integrations.length.toLocaleString('en-GB')}
            </Label>
          </div>
          <ul className="max-h-80 divide-y divide-border overflow-y-auto">
            {integrations.map(({ identifier, name, channel }) => (
              <li key={identifier} className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-2.5 px-3 py-2">
                <Checkbox
                  id={`copy-${identifier}`}
                  className="mt-0.5"
                  checked={chosen.has(identifier)}
                  onCheckedChange={(checked) =>
                    onChoose(
                      new Set(
                        checked === true ? [...chosen, identifier] : [...chosen].filter((each) => each !== identifier),
                      ),
                    )
                  }
                />
                <Label htmlFor={`copy-${identifier}`} className="min-w-0 font-normal">
                  <span className="break-words">{name}</span>{' '}
                  <code className="text-code break-all text-text-muted">{identifier}</code>{' '}
                  <span className="text-sm text-text-muted">{CHANNEL_LABELS[channel]}</span>
                </Label>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Field>
  );
}
