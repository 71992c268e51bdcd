import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { AppError, invalid, toFieldErrors, validationError } from './errors';

const issuesOf = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues ?? [];

describe('toFieldErrors', () => {
  const schema = z.strictObject({
    name: z.string({ error: 'Name it.' }),
    list: z.array(z.number({ error: 'No number.' })),
  });

  it('puts each message at its place, under a prefix if there is one', () => {
    const issues = issuesOf(schema, { list: [1, 'x'] });
    expect(toFieldErrors(issues)).toEqual({
      name: { messages: ['Name it.'] },
      'list[1]': { messages: ['No number.'] },
    });
    expect(Object.keys(toFieldErrors(issues, ['body']))).toEqual(['body.name', 'body.list[1]']);
  });

  it('gives every unknown field its own place, even one named like a property of objects', () => {
    const value = JSON.parse('{"name":"","list":[],"a":1,"__proto__":1,"constructor":1,"toString":1}') as unknown;
    const errors = toFieldErrors(issuesOf(schema, value));
    expect(Object.keys(errors).toSorted()).toEqual(['__proto__', 'a', 'constructor', 'toString']);
    expect(Object.getPrototypeOf(errors)).toBe(Object.prototype);
    expect(JSON.parse(JSON.stringify(errors))).toEqual(errors);
  });

  it('keeps a very long field name out of the places', () => {
    expect(toFieldErrors(issuesOf(schema, { name: '', list: [], ['k'.repeat(61)]: 1 }))).toEqual({
      body: { messages: ['A field whose name has 61 characters is not known here. Remove it.'] },
    });
  });

  it('collects the messages of one place, each once', () => {
    const issue = (message: string) => ({ code: 'custom' as const, path: ['a'], message, input: undefined });
    expect(toFieldErrors([issue('One.'), issue('Two.'), issue('One.')])).toEqual({ a: { messages: ['One.', 'Two.'] } });
  });
});

it('a validation error names the first place and how many more there are', () => {
  expect(validationError({ a: { messages: ['x'] }, b: { messages: ['x'] }, c: { messages: ['x'] } })).toMatchObject({
    message: 'The request is not valid: see a and 2 more.',
  });
  expect(invalid('query.limit', 'Too many.')).toMatchObject({
    code: 'validation_failed',
    message: 'The request is not valid: see query.limit.',
    errors: { 'query.limit': { messages: ['Too many.'] } },
  });
  expect(invalid('a', 'b')).toBeInstanceOf(AppError);
});
