import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';

import { KNOWN_OPERATORS } from '@/lib/conditions/operators';

import { ConditionsGuide } from './guides';
import { TRUE_OF_MISSING } from './true-of-missing';

it('lists every operator with its name, its words and when it is true', () => {
  const text = renderToStaticMarkup(createElement(ConditionsGuide))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');
  for (const { name, label, meaning } of KNOWN_OPERATORS) expect(text).toContain(`${name} ${label} ${meaning}`);
});

it('names the operators that are true for a missing field', () => {
  expect(TRUE_OF_MISSING).toBe('NOT_EQUAL, NOT_BETWEEN, NOT_IN, NOT_LIKE and IS_DEFINED false');
});
