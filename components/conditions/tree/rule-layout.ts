import { cn } from '@/components/ui/cn';

import { choiceOf } from './operator-choices';
import type { LeafNode } from './tree-types';

const STACKED = 'grid items-start gap-1.5 grid-cols-[auto_1fr]';
const HALVES = '@[17rem]:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]';
const TWO_LINES = '@lg:grid-cols-[1.5rem_8rem_minmax(0,1fr)_9.5rem]';

/** Grid areas of a rule's controls: stacked on a phone, two lines in a form's column, one line where it fits. */
const LAYOUTS = {
  value: cn(
    STACKED,
    '[grid-template-areas:"source_source"_"field_field"_"operator_operator"_"value_value"_"handle_actions"]',
    `${HALVES} @[17rem]:[grid-template-areas:"source_field"_"operator_value"_"handle_actions"]`,
    `${TWO_LINES} @lg:[grid-template-areas:"handle_source_field_operator"_"._value_value_actions"]`,
    '@[52rem]:grid-cols-[1.5rem_8rem_minmax(0,2fr)_9.5rem_minmax(0,3fr)_auto] @[52rem]:[grid-template-areas:"handle_source_field_operator_value_actions"]',
  ),
  wideValue: cn(
    STACKED,
    '[grid-template-areas:"source_source"_"field_field"_"operator_operator"_"value_value"_"handle_actions"]',
    `${HALVES} @[17rem]:[grid-template-areas:"source_field"_"operator_operator"_"value_value"_"handle_actions"]`,
    `${TWO_LINES} @lg:[grid-template-areas:"handle_source_field_operator"_"._value_value_actions"]`,
    '@[62rem]:grid-cols-[1.5rem_8rem_minmax(0,2fr)_9.5rem_minmax(0,3fr)_auto] @[62rem]:[grid-template-areas:"handle_source_field_operator_value_actions"]',
  ),
  noValue: cn(
    STACKED,
    '[grid-template-areas:"source_source"_"field_field"_"operator_operator"_"handle_actions"]',
    `${HALVES} @[17rem]:[grid-template-areas:"source_field"_"operator_operator"_"handle_actions"]`,
    `${TWO_LINES} @lg:[grid-template-areas:"handle_source_field_operator"_"._._._actions"]`,
    '@2xl:grid-cols-[1.5rem_8rem_minmax(0,1fr)_9.5rem_auto] @2xl:[grid-template-areas:"handle_source_field_operator_actions"]',
  ),
  presence: cn(
    STACKED,
    '[grid-template-areas:"source_source"_"presence_presence"_"handle_actions"]',
    '@lg:grid-cols-[1.5rem_12rem_minmax(0,1fr)_auto] @lg:[grid-template-areas:"handle_source_presence_actions"]',
  ),
};

export function layoutOf({ meta, operator, value }: LeafNode): string {
  if (meta.on === 'isOnline' || meta.on === 'isOnlineInLast') return LAYOUTS.presence;
  const input = choiceOf(operator, value)?.input;
  if (input === 'none') return LAYOUTS.noValue;
  return input === 'bounds' || input === 'list' ? LAYOUTS.wideValue : LAYOUTS.value;
}
