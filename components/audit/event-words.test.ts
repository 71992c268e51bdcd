import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { ACTION_GROUPS, eventPhrase, eventTitle, unnamedTarget } from './event-words';

const LIB = path.resolve(import.meta.dirname, '../../lib');

/** Every action that the sources write, as they name it. */
function writtenActions(): string[] {
  const files = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.includes('.test.') && !name.startsWith('server/generated'),
  );
  const names = files.flatMap((file) => {
    const text = readFileSync(path.join(LIB, file), 'utf8');
    if (!text.includes('insertAuditEvents')) return [];
    return Array.from(text.matchAll(/'([a-z_]+\.[a-z_]+)'/g), ([, name = '']) => name);
  });
  return [...new Set(names)];
}

describe('the words of actions', () => {
  it('exist for every action that the code writes, and in the filter of the log', () => {
    const known = ACTION_GROUPS.flatMap(({ actions }) => actions.map(({ action }) => action));
    expect(writtenActions().length).toBeGreaterThan(15);
    expect(known).toEqual(expect.arrayContaining(writtenActions()));
    for (const action of known) expect(eventTitle({ action, details: {} })).not.toMatch(/[.{}]/);
  });

  it('surround the name of the target', () => {
    const read = { action: 'integration.credentials_read', details: {} };
    expect(eventPhrase(read)).toEqual({ before: 'read', after: '’s credentials' });
    expect(eventTitle(read)).toBe('read its credentials');
    expect(eventPhrase({ action: 'sample.created', details: {} })).toEqual({ before: 'saved the sample', after: '' });
    expect(eventPhrase({ action: 'constructor', details: {} })).toEqual({ before: 'constructor:', after: '' });
    expect(unnamedTarget('api_key')).toBe('an API key that is gone');
  });
});
