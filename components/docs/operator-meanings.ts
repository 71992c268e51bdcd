import type { Operator } from '@/lib/conditions/types';

/** When each operator is true, in a few words (conditions.md, "Operators"). */
export const OPERATOR_MEANINGS: Readonly<Record<Operator, string>> = {
  EQUAL: 'The field equals the value, read as the type of the field. Case counts. A list equals nothing.',
  NOT_EQUAL: 'EQUAL is false; so also when the field is missing.',
  LARGER: 'Both numeric: as numbers. Else both dates: as moments. Else both text: letter by letter.',
  LARGER_EQUAL: 'LARGER, or the same.',
  SMALLER: 'As LARGER, the other way round.',
  SMALLER_EQUAL: 'SMALLER, or the same.',
  BETWEEN: 'The value has two bounds, "1,10" or [1, 10]; the field lies between them or on one.',
  NOT_BETWEEN: 'BETWEEN is false; so also when the field is missing.',
  IN: 'The field contains the value: as a part of its text, or as an item of its list.',
  NOT_IN: 'IN is false; so also when the field is missing.',
  ANY_IN: 'The field, or an item of its list, equals some item of the value.',
  ALL_IN: 'Every item of the value equals the field, or an item of its list.',
  LIKE: 'Text match without case: % stands for any run of characters, _ for one. Without either: a part of the text.',
  NOT_LIKE: 'LIKE is false; so also when the field is missing.',
  IS_DEFINED: 'The field is there and not null. With the value false: it is missing.',
};
