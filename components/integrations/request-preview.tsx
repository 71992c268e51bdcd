'use client';

import { memo, useDeferredValue, useMemo } from 'react';
import { useWatch, type Control } from 'react-hook-form';
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

/** Beside the form the code may be as high as the window; below it, as code elsewhere. */
const TALL = '@4xl/form:[&_pre]:max-h-[calc(100dvh-14rem)]';

/** The form as a request of the API, in step with every keystroke. Secrets stand as variables. */
export function RequestPreview({ control, ...rest }: RequestPreviewProps) {
  const values = useDeferredValue(useWatch({ control }));
  return <RequestCode values={values} {...rest} />;
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
