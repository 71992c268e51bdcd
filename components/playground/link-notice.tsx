import { Callout } from '@/components/ui/callout';
import type { EnvironmentView } from '@/lib/environments/types';

import type { LinkState } from './use-linked-state';

/** The parts of an opened link that could not be applied. */
export function LinkNotice({ link, environment }: { link: LinkState; environment: EnvironmentView }) {
  const text = messageOf(link, environment.name);
  if (text === undefined) return null;
  return (
    <Callout tone={link === 'switching' ? 'info' : 'warning'} role="status" className="mb-6">
      {text}
    </Callout>
  );
}

function messageOf(link: LinkState, environment: string): string | undefined {
  switch (link) {
    case 'broken':
      return 'This link is not whole, so nothing of it could be opened. Ask for it again.';
    case 'foreign':
      return `This link was made in an environment that is not one of yours. It is shown in ${environment} instead.`;
    case 'switching':
      return 'Opening the environment of this link…';
    case 'reading':
    case 'read':
      return undefined;
  }
}
