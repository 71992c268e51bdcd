import { describe, expect, it } from 'vitest';
import { readJson } from './read-json';

describe('the text of the raw view', () => {
  it.each([
    ['[]', []],
    ['  ', []],
    ['[{"a": [1, "]"]}]', [{ a: [1, ']'] }]],
  ])('%j is read', (text, json) => {
    expect(readJson(text)).toEqual({ ok: true, json });
  });

  it.each([
    ['{}', /array of groups/],
    ['5', /array of groups/],
    ['[\n  {"a": }\n]', /line 2, column 9/],
    ['[', /not JSON yet/],
    [`${'['.repeat(200)}${']'.repeat(200)}`, /100 levels/],
  ])('%j is refused with a reason', (text, reason) => {
    const read = readJson(text);
    expect(read.ok ? 'read' : read.message).toMatch(reason);
  });

  it('stays fast and whole on text that is made to hurt', () => {
    expect(readJson('['.repeat(200_000)).ok).toBe(false);
    expect(readJson(`${'['.repeat(200_000)}${']'.repeat(200_000)}`).ok).toBe(false);
  });
});
