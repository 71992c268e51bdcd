'use client';

import { memo, useDeferredValue, useMemo } from 'react';
import { useWatch, type Control } from 'react-hook-form';
import { useAfterPause } from '@/components/conditions/use-after-pause';
import { CodeBlock } from '@/components/ui/code-block';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import type { PublicProvider } from '@/lib/catalogue/public-provider';
import type { FormOutput } from './form-resolver';
import type { FormValues } from './form-values';
import { createRequest, type CreateRequest } from './request-body';
import { curlCode, novuCode } from './request-code';

export interface RequestPreviewProps {
  control: Control<FormValues, unknown, FormOutput>;
  provider: PublicProvider;
  /** What the identifier is when the field is empty. */
  suggestion: string;
  /** Whether it can be primary as the form stands. */
  canBePrimary: boolean;
  apiBaseUrl: string;
}

/** Thousands of lines would cost every key; they follow once nobody types. */
const LONG_NODES = 40;
const LONG_PAUSE_MS = 250;

/** Beside the form the code may be as high as the window; below it, as code elsewhere. */
const TALL = '@4xl/form:[&_pre]:max-h-[calc(100dvh-14rem)]';

/** The form as a request of the API, in step with every keystroke. Secrets stand as variables. */
export function RequestPreview({ control, ...rest }: RequestPreviewProps) {
  const values = useDeferredValue(useWatch({ control }));
  const settled = useAfterPause(values, LONG_PAUSE_MS);
  return <RequestCode values={hasMoreThan(LONG_NODES, values.conditions) ? settled : values} {...rest} />;
}

/** Whether conditions have more groups and rules than that. */
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

interface RequestCodeProps extends Omit<RequestPreviewProps, 'control'> {
  values: ReturnType<typeof useWatch<FormValues>>;
}

const RequestCode = memo(function RequestCode({
  values,
  provider,
  suggestion,
  canBePrimary,
  apiBaseUrl,
}: RequestCodeProps) {
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
          <Code label="curl command" write={curlCode} request={request} apiBaseUrl={apiBaseUrl} />
        </TabsContent>
        <TabsContent value="novu" className="pt-3">
          <Code label="@novu/api code" write={novuCode} request={request} apiBaseUrl={apiBaseUrl} />
        </TabsContent>
      </Tabs>
    </div>
  );
});

interface CodeProps {
  label: string;
  write: (request: CreateRequest, apiBaseUrl: string) => string;
  request: CreateRequest;
  apiBaseUrl: string;
}

/** Written only where it is shown: one of the two is not. */
function Code({ label, write, request, apiBaseUrl }: CodeProps) {
  const code = useMemo(() => write(request, apiBaseUrl), [write, request, apiBaseUrl]);
  return <CodeBlock className={TALL} label={label} code={code} />;
}
