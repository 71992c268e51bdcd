import { inWords } from '@/lib/conditions/operators/names';
import { itemsOf, readsList, type OperatorDefinition } from '@/lib/conditions/operators/operator';
import { readJsonArray } from '@/lib/conditions/values/list-items';
import { hiddenIn } from '@/lib/conditions/values/text-look';

import type { WarningCode } from './warning';

type Found = readonly [WarningCode, string];

const TEMPLATE = /\{\{[^}]*\}\}|\$\{[^}]*\}/;
/** What only a regular expression or a glob has: .* .+ \. \d [a-z] ^… or a star. */
const OTHER_PATTERN = /\*|\.\+|\\[.dwsb]|\[[^\]]+\]|^\^/;
const WHOLE_EXPRESSION = /\.\*|^\^.*\$$/;
const OUTER_MARK = /^\s*[[({'"]|['"\])}]\s*$/;

/** Warnings about a value that is probably meant otherwise than its operator reads it. They quote nothing of it. */
export function valueWarnings(definition: OperatorDefinition, value: string): Found[] {
  if (definition.value === 'none') return [];
  const found: Found[] = [];
  const syntax = otherSyntax(definition, value);
  if (syntax !== undefined) found.push(['other_syntax', syntax]);
  const items = itemsOf(definition, value).filter((item) => item !== null);
  const isJson = readsList(definition) && readJsonArray(value) !== undefined;
  if (definition.value === 'list' && !isJson && items.includes(''))
    found.push(['empty_item', 'An item is empty (a comma at an end, or two in a row), and the empty text equals it.']);
  const hidden = [...new Set(items.flatMap(hiddenIn))];
  if (hidden.length > 0)
    found.push(['hidden_characters', `The value has ${inWords(hidden)}, which counts. Remove it unless it is meant.`]);
  return found;
}

function otherSyntax(definition: OperatorDefinition, value: string): string | undefined {
  if (TEMPLATE.test(value)) return 'Braces are a part of the text here: nothing is filled in.';
  if (definition.value === 'pattern') {
    return OTHER_PATTERN.test(value)
      ? 'Only % (any run of characters) and _ (one character) are wildcards here. Everything else is plain text, also *, . and ^.'
      : undefined;
  }
  if (!readsList(definition)) {
    return definition.bounds === undefined && WHOLE_EXPRESSION.test(value)
      ? 'This is compared as plain text, not as a regular expression.'
      : undefined;
  }
  if (value === '' || readJsonArray(value) !== undefined) return undefined;
  if (OUTER_MARK.test(value))
    return 'This is no JSON array, so brackets and quotes are parts of the items. Write a,b or ["a","b"].';
  return !value.includes(',') && /[;|\t\n]/.test(value)
    ? 'Only commas separate items, so this is one item.'
    : undefined;
}
