import { Download } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';

interface ExportPanelProps {
  readonly environment: string;
  /** null: too long to display. */
  readonly yaml: string | null;
  /** The URL of the file. */
  readonly exportHref: string;
}

/** All integrations of an environment as YAML, to copy or to download. */
export function ExportPanel({ environment, yaml, exportHref }: ExportPanelProps) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <p className="max-w-2xl flex-[1_1_20rem] text-pretty text-text-muted">
          All integrations of {environment}. Secrets stand as fingerprints, which tell one from another and nothing
          else: the text may be kept in a repository.
          {yaml === null && ' There are over 1,000: too many to be shown here. The file has all of them.'}
        </p>
        <Button asChild>
          {/* A file, not a page, so it is neither prefetched nor cached. */}
          <a href={exportHref} download>
            <Download aria-hidden /> Download
          </a>
        </Button>
      </div>
      {yaml !== null && <CodeBlock label="YAML" code={yaml} className="[&_pre]:max-h-[36rem]" />}
    </div>
  );
}
