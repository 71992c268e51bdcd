import { describe, expect, it } from 'vitest';

import { placeOf } from './place';

describe('placeOf', () => {
  it.each([
    [[], ''],
    [['credentials', 'apiKey'], 'credentials.apiKey'],
    [['conditions', 0, 'children', 1, 'operator'], 'conditions[0].children[1].operator'],
    [[0, 'children'], '[0].children'],
    [['query', 'limit'], 'query.limit'],
  ])('%j is %s', (path, place) => {
    expect(placeOf(path)).toBe(place);
  });
});
