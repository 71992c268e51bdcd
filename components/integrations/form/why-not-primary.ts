import { isRankedChannel, type Channel } from '@/lib/catalogue/channel';
import { spokenChannel } from '@/lib/catalogue/channel-order';

/**
 * Why an integration cannot be the default, or undefined when it can (docs/rules/selection.md, "Primary and priority").
 */
export function primaryObstacle(channel: Channel, active: boolean, hasConditions: boolean): string | undefined {
  if (!isRankedChannel(channel)) return `Only e-mail and SMS have a primary; ${spokenChannel(channel)} has none.`;
  if (!active) return 'Only an active integration can be primary; this one is saved as a draft.';
  if (hasConditions)
    return 'An integration with conditions cannot be primary: the primary sends when no conditions match.';
  return undefined;
}
