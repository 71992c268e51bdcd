import { describe, expect, it } from 'vitest';

import { jsonObjectSchema } from './input-schemas';

describe('a body that is sent as text', () => {
  it('is refused at a number whose digits would be lost, as in the API', () => {
    const { error } = jsonObjectSchema.safeParse('{"query":{"context":{"payload":{"id":781250306873012225}}}}');
    expect(error?.issues).toMatchObject([
      { path: ['query', 'context', 'payload', 'id'], message: expect.stringContaining('send it as text') as string },
    ]);
  });

  it('is an object', () => {
    expect(jsonObjectSchema.parse('{"id":"781250306873012225"}')).toEqual({ id: '781250306873012225' });
    for (const text of ['[]', 'null', '{']) expect(jsonObjectSchema.safeParse(text).success).toBe(false);
  });
});
