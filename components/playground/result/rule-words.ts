import type { Choice } from '@/lib/integrations/select/preview';

/** The reason for a choice, as one sentence. */
export function ruleWords({ rule, integration }: Choice): string {
  switch (rule) {
    case 'identifier':
      return 'It was asked for by its identifier; its conditions are not asked.';
    case 'condition':
      return 'Its conditions match, and of those that do it stands highest.';
    case 'primary':
      return 'No conditions match, so the primary sends.';
    case 'priority':
      return 'No conditions match; of those without conditions it stands highest.';
    case 'none':
      return integration ? '' : 'No rule chose one: nothing would be sent.';
  }
}
