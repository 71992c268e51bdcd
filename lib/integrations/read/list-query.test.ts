import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { encodeCursor } from '@/lib/server/database/cursor';

import { listQuerySchema, WHOLE_LIST } from './list-query';

const placesOf = (query: Record<string, string>) =>
  listQuerySchema.safeParse(query).error?.issues.map((issue) => issue.path.join('.')) ?? [];

describe('the query of the list', () => {
  it('has only a limit by default', () => {
    expect(listQuerySchema.parse({})).toEqual({ limit: 1_000 });
    expect(WHOLE_LIST).toEqual({ limit: 1_000 });
  });

  it('is parsed from text', () => {
    const query = {
      channel: 'in_app',
      providerId: 'novu',
      active: 'false',
      q: ' %_ ',
      limit: '0001',
      include: 'credentials',
    };
    expect(listQuerySchema.parse(query)).toEqual({
      channel: 'in_app',
      providerId: 'novu',
      active: false,
      q: ' %_ ',
      limit: 1,
      include: 'credentials',
    });
  });

  it('has no other names', () => {
    expect(listQuerySchema.safeParse({ unknown: 'x' }).success).toBe(false);
  });

  it('names every invalid parameter', () => {
    expect(
      placesOf({
        channel: 'x',
        active: 'x',
        limit: 'x',
        cursor: '!',
        include: 'x',
        q: '\u0000',
        providerId: 'x'.repeat(201),
      }).toSorted(),
    ).toEqual(['active', 'channel', 'cursor', 'include', 'limit', 'providerId', 'q']);
  });

  it('never throws, and repeats no value', () => {
    const text = fc.string({ unit: 'binary', minLength: 6, maxLength: 300 }).map((part) => `~~${part}~~`);
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('channel', 'providerId', 'active', 'q', 'limit', 'cursor', 'include'), text),
        (query) => {
          const messages = JSON.stringify(
            listQuerySchema.safeParse(query).error?.issues.map((issue) => issue.message) ?? [],
          );
          expect(messages).not.toContain('~~');
        },
      ),
      { seed: 20260310, numRuns: 150 },
    );
  });
});

describe('a cursor', () => {
  const id = '01890a5d-ac96-774b-bcce-b302099a8057';

  it('decodes to its position, and is safe in a URL', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999_999_999 }), fc.uuid(), (time, uuid) => {
        const position = { createdAt: new Date(time), id: uuid };
        const cursor = encodeCursor(position);
        expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(listQuerySchema.parse({ cursor }).cursor).toEqual(position);
      }),
      { seed: 20260310, numRuns: 150 },
    );
  });

  it.each([
    '',
    ' ',
    'x',
    'null',
    '[]',
    `1:${id}`,
    Buffer.from(id).toString('base64url'),
    Buffer.from(`:${id}`).toString('base64url'),
    Buffer.from(`1e3:${id}`).toString('base64url'),
    Buffer.from(`1:${id}x`).toString('base64url'),
    Buffer.from(`1: ${id}`).toString('base64url'),
    Buffer.from(`${'9'.repeat(16)}:${id}`).toString('base64url'),
    'A'.repeat(201),
  ])('"%s" is not a cursor', (cursor) => {
    expect(placesOf({ cursor })).toEqual(['cursor']);
  });
});
