'use client';

import { Upload } from 'lucide-react';
import { useState } from 'react';

import { NO_AUTOFILL } from '@/components/fields/no-autofill';
import { readTextFile } from '@/components/fields/read-text-file';
import { useFileDrop } from '@/components/fields/use-file-drop';
import { announce } from '@/components/ui/announce';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { EnvironmentView } from '@/lib/environments/types';

import { PlanView } from './plan-view';
import { SecretHelp } from './secret-help';
import type { TransferActions } from './transfer-actions';
import { useTransfer } from './use-transfer';

/** The same limit as on the server: lib/transfers/yaml-text.ts. */
const LIMIT_BYTES = 512 * 1024;

interface ImportPanelProps {
  readonly environment: EnvironmentView;
  readonly actions: TransferActions;
}

/** Imports pasted or dropped YAML: its plan, and the button that applies it. */
export function ImportPanel({ environment, actions }: ImportPanelProps) {
  const [text, setText] = useState('');
  const [complaint, setComplaint] = useState<string>();
  const drop = useFileDrop(take, setComplaint);
  const transfer = useTransfer(
    () => actions.planImport(environment.id, { document: text }),
    (approval) => actions.applyImport(environment.id, { ...approval, document: text }),
  );

  function change(next: string) {
    setComplaint(undefined);
    setText(next);
    transfer.forget();
  }

  async function take(file: File) {
    const reading = await readTextFile(file, LIMIT_BYTES);
    if ('complaint' in reading) return setComplaint(reading.complaint);
    change(reading.text);
    announce(`Filled in from ${file.name}`);
  }

  function plan() {
    if (text.trim() === '') return setComplaint('Paste a document, or choose a file.');
    void transfer.makePlan();
  }

  return (
    <div className="grid grid-cols-1 gap-6">
      <div className="grid grid-cols-1 gap-3" {...drop.box}>
        <Field
          label="YAML"
          error={complaint}
          help={`Goes into ${environment.name}. Integrations are matched by identifier; what the document leaves out stays as it is, and nothing is deleted.`}
        >
          {(control) => (
            <Textarea
              {...control}
              {...NO_AUTOFILL}
              mono
              rows={14}
              spellCheck={false}
              autoCapitalize="none"
              autoCorrect="off"
              value={text}
              onChange={(event) => change(event.target.value)}
              placeholder={'version: 1\nintegrations:\n  - identifier: main-mail\n    …'}
              className={cn(drop.isHovered && 'border-ring bg-accent-bg')}
            />
          )}
        </Field>
        <SecretHelp />
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="primary" pending={transfer.pending === 'plan'} onClick={plan}>
            Show plan
          </Button>
          <Button onClick={drop.choose}>
            <Upload aria-hidden /> Choose file
          </Button>
          <span className="text-sm text-text-muted">or drop it on the text.</span>
        </div>
        <input {...drop.input} accept=".yaml,.yml,application/yaml,text/plain" />
      </div>
      <PlanView transfer={transfer} target={environment.name} />
    </div>
  );
}
