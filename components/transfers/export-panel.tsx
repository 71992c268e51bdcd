'use client';

import { Download } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { slugOf } from '@/lib/integrations/identifier';

interface ExportPanelProps {
  readonly environment: string;
  readonly yaml: string;
}

/** All integrations of an environment as YAML, to copy or to save. */
export function ExportPanel({ environment, yaml }: ExportPanelProps) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <p className="max-w-2xl flex-[1_1_20rem] text-pretty text-text-muted">
          All integrations of {environment}. Secrets stand as fingerprints, which tell one from another and nothing
          else: the text may be kept in a repository.
        </p>
        <Button onClick={() => save(yaml, `signalbox-${slugOf(environment) || 'environment'}.yaml`)}>
          <Download aria-hidden /> Download
        </Button>
      </div>
      <CodeBlock label="YAML" code={yaml} className="[&_pre]:max-h-[36rem]" />
    </div>
  );
}

function save(text: string, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
