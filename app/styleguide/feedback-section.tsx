'use client';

import { Plug } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';

import { Row, Section } from './section';

const CURL = `curl -X POST https://signalbox.example.com/v1/integrations \\
  -H 'Authorization: ApiKey ••••••••' \\
  -H 'Content-Type: application/json' \\
  -d '{ "providerId": "sendgrid", "channel": "email", "name": "SendGrid Europe", "credentials": { "apiKey": "••••" } }'`;

export function FeedbackSection() {
  return (
    <Section title="Feedback">
      {(['info', 'success', 'warning', 'danger'] as const).map((tone) => (
        <Callout
          key={tone}
          tone={tone}
          title={`A ${tone} callout`}
          actions={tone === 'warning' && <Button size="sm">Enter the secret</Button>}
        >
          Text that says what happened and what to do next, with a <code className="text-code">code</code> word.
        </Callout>
      ))}
      <CodeBlock label="curl request" code={CURL} />
      <CodeBlock label="wrapped request" code={CURL} wrap />
      <Row label="Copy">
        <span className="flex items-center gap-1 font-mono text-code">
          sendgrid-eu-1 <CopyButton value="sendgrid-eu-1" label="Copy identifier" />
        </span>
      </Row>
      <Row label="Toasts">
        <Button onClick={() => toast.success('Integration saved', { description: 'SendGrid Europe is active.' })}>
          Success
        </Button>
        <Button onClick={() => toast.error('Not saved', { description: 'The server could not be reached.' })}>
          Error
        </Button>
        <Button onClick={() => toast('Integration deleted', { action: { label: 'Undo', onClick: () => undefined } })}>
          With undo
        </Button>
      </Row>
      <Row label="Skeletons">
        <div className="grid w-64 gap-2">
          <Skeleton />
          <Skeleton className="w-2/3" />
        </div>
      </Row>
      <EmptyState
        icon={<Plug aria-hidden />}
        title="No integrations in Development"
        description="Add the provider that should send, or paste what you have."
        actions={<Button variant="primary">New integration</Button>}
        headingLevel="h3"
      />
    </Section>
  );
}
