'use client';

import { memo, useDeferredValue, useMemo } from 'react';
import { useWatch, type Control } from 'react-hook-form';

import type { Baseline, Edit } from '@/components/integrations/form/edit-values';
import type { FormValues, FormOutput } from '@/components/integrations/form/form-values';
import { CodeBlock } from '@/components/ui/code-block';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { useAfterPause } from '@/components/ui/use-after-pause';
import type { PublicProvider } from '@/lib/catalogue/public-provider';

import { createRequest } from './request-body';
import { curlCode, curlUpdateCode, novuCode, novuUpdateCode } from './request-code';
import { updateRequest } from './update-request';

export interface CreatePreviewProps {
  control: Control<FormValues, unknown, FormOutput>;
  provider: PublicProvider;
  /** The identifier for an empty field. */
  suggestion: string;
  /** Whether the form's integration can be the default. */
  canBePrimary: boolean;
  apiBaseUrl: string;
}

/** Beside the form, the code may be as tall as the window; below it, as tall as other code. */
const TALL = '@4xl/form:[&_pre]:max-h-[calc(100dvh-14rem)]';

/** From this many groups and rules on, the code updates after a pause: updating at every key would be noticeable. */
const LONG_NODES = 40;
const LONG_PAUSE_MS = 250;

/** The form as an API request, updated at every keystroke. Variables replace secrets. */
export function CreatePreview({ control, ...rest }: CreatePreviewProps) {
  const values = useDeferredValue(useWatch({ control }));
  const settled = useAfterPause(values, LONG_PAUSE_MS);
  return <CreateCode values={hasMoreThan(LONG_NODES, values.conditions) ? settled : values} {...rest} />;
}

/** Whether conditions have more groups and rules than the limit. */
function hasMoreThan(limit: number, conditions: unknown): boolean {
  const open: unknown[] = [conditions];
  let nodes = 0;
  while (open.length > 0) {
    const list = open.pop();
    if (!Array.isArray(list)) continue;
    nodes += list.length;
    if (nodes > limit) return true;
    for (const node of list as { children?: unknown }[]) open.push(node?.children);
  }
  return false;
}

interface CreateCodeProps extends Omit<CreatePreviewProps, 'control'> {
  values: ReturnType<typeof useWatch<FormValues>>;
}

const CreateCode = memo(function CreateCode({
  values,
  provider,
  suggestion,
  canBePrimary,
  apiBaseUrl,
}: CreateCodeProps) {
  const request = useMemo(
    () =>
      createRequest({
        provider,
        name: values.name ?? '',
        identifier: values.identifier || suggestion,
        credentials: values.credentials ?? {},
        active: values.active ?? true,
        check: values.check ?? false,
        primary: canBePrimary && (values.primary ?? false),
        conditions: values.conditions,
      }),
    [provider, values, suggestion, canBePrimary],
  );
  return <CodePreview curl={() => curlCode(request, apiBaseUrl)} novu={() => novuCode(request, apiBaseUrl)} />;
});

export interface UpdatePreviewProps {
  provider: PublicProvider;
  baseline: Baseline;
  edit: Edit;
  values: FormValues;
  apiBaseUrl: string;
}

/** The changes to the stored integration, as an API request. */
export function UpdatePreview({ provider, baseline, edit, values, apiBaseUrl }: UpdatePreviewProps) {
  const request = updateRequest(provider, baseline.fields, baseline.integration.identifier, edit, values);
  return (
    <CodePreview curl={() => curlUpdateCode(request, apiBaseUrl)} novu={() => novuUpdateCode(request, apiBaseUrl)} />
  );
}

function CodePreview({ curl, novu }: { curl: () => string; novu: () => string }) {
  return (
    <div className="grid grid-cols-1 gap-2">
      <div className="grid gap-0.5">
        <h3 className="text-lg font-semibold">The same as code</h3>
        <p className="text-sm text-text-muted">Secrets are left out: set them as environment variables.</p>
      </div>
      <Tabs defaultValue="curl">
        <TabsList aria-label="Language">
          <TabsTrigger value="curl">curl</TabsTrigger>
          <TabsTrigger value="novu">@novu/api</TabsTrigger>
        </TabsList>
        <TabsContent value="curl" className="pt-3">
          <Code label="curl command" write={curl} />
        </TabsContent>
        <TabsContent value="novu" className="pt-3">
          <Code label="@novu/api code" write={novu} />
        </TabsContent>
      </Tabs>
    </div>
  );
}

/** Generates code only when visible: one of the two tabs is hidden. */
function Code({ label, write }: { label: string; write: () => string }) {
  return <CodeBlock className={TALL} label={label} code={write()} />;
}
