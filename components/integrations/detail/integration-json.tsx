import { ChevronRight } from 'lucide-react';

import { CodeBlock } from '@/components/ui/code-block';
import type { IntegrationView } from '@/lib/integrations/types';

export function IntegrationJson({ integration }: { integration: IntegrationView }) {
  return (
    <details className="group grid max-w-3xl gap-3">
      <summary className="flex w-fit list-none items-center gap-1.5 rounded-sm py-1 text-lg font-semibold [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 text-text-muted transition-transform duration-100 group-open:rotate-90"
        />
        <h2>As the API gives it</h2>
      </summary>
      <CodeBlock label="integration as JSON" code={JSON.stringify(integration, null, 2)} className="mt-2" />
    </details>
  );
}
