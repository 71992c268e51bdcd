import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { listItems } from '@/lib/conditions/values/list-items';

import { isInsideQuotes, itemText, readBounds, readItems, splitItems, writeBounds, writeItems } from './value-text';

const awkward = fc.oneof(fc.string(), fc.constantFrom('', ' ', 'a,b', '[1]', '["x"]', '"', ' x ', '[', '1', 'true'));

describe('lists as text', () => {
  it('writes text that the conditions read as the same items', () => {
    fc.assert(
      fc.property(fc.array(awkward), (items) => {
        expect(listItems(writeItems(items))).toEqual(items);
      }),
    );
  });

  it('reads its own output, including items that are not text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(awkward, fc.jsonValue())), (items) => {
        expect(readItems(writeItems(items))).toEqual(JSON.parse(JSON.stringify(items)));
      }),
    );
  });

  it('writes text with commas where possible, and a JSON array when an item contains a comma', () => {
    expect(writeItems(['pro', 'team'])).toBe('pro,team');
    expect(writeItems(['Berlin, DE', 'Paris'])).toBe('["Berlin, DE","Paris"]');
    expect(writeItems([])).toBe('');
    expect(writeItems([''])).toBe('[""]');
  });

  it('reads a list that was sent as an array', () => {
    expect(readItems(['a', 5, null])).toEqual(['a', 5, null]);
    expect(readItems(7)).toEqual(['7']);
    expect(itemText(null)).toBe('null');
  });

  it('writes two bounds that it can read back, whatever they contain', () => {
    fc.assert(
      fc.property(awkward, awkward, (low, high) => {
        expect(readBounds(writeBounds(low, high))).toEqual([low, high]);
      }),
    );
    expect(readBounds('')).toEqual(['', '']);
    expect(readBounds('1')).toEqual(['1', '']);
  });
});

describe('splitting pasted text', () => {
  it.each([
    ['a, b,c', ['a', 'b', 'c']],
    ['a\nb\r\nc', ['a', 'b', 'c']],
    [' , a,,b, ', ['a', 'b']],
    ['"Berlin, DE", Paris', ['Berlin, DE', 'Paris']],
    ['Paris, "Berlin, DE"', ['Paris', 'Berlin, DE']],
    ['"say ""hi""", b', ['say "hi"', 'b']],
    ['"open, b', ['"open', 'b']],
    ['["a,b", 5]', ['a,b', '5']],
    ['a\tb c\t"d\te"', ['a', 'b c', 'd\te']],
    ['[781250306873012225]', ['781250306873012225']],
    ['', []],
  ])('turns %j into %j', (pasted, items) => {
    expect(splitItems(pasted)).toEqual(items);
  });

  it('detects open quotes', () => {
    expect(isInsideQuotes('"Berlin')).toBe(true);
    expect(isInsideQuotes('"Berlin"')).toBe(false);
    expect(isInsideQuotes('Berlin')).toBe(false);
  });
});
