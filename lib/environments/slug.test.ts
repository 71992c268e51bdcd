import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { inEnvironment, inOtherEnvironment, isOwnPath, readAddress } from './address';
import { environmentSlug, findBySlug, renamedSlugs } from './slug';

const RUNS = { seed: 20261201, numRuns: 300 };

describe('the slug of an environment', () => {
  it.each([
    ['Production', [], 'production'],
    ['Production', ['production'], 'production-2'],
    ['Production', ['production', 'production-2'], 'production-3'],
    ['Settings', [], 'settings-2'],
    ['v1', [], 'v1-2'],
    ['生产', [], 'environment'],
    ['生产', ['environment'], 'environment-2'],
  ])('%s beside %j is %s', (name, taken, slug) => {
    expect(environmentSlug(name, new Set(taken))).toBe(slug);
  });

  it('is one word of an address for any name, and free', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(fc.string()), (name, taken) => {
        const slug = environmentSlug(name, new Set(taken));
        expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(taken).not.toContain(slug);
        expect(readAddress(`/${slug}/integrations`)).toEqual({ slug, rest: '/integrations' });
      }),
      RUNS,
    );
  });

  it('leads to the environment after renames, also back and forth', () => {
    const first = { slug: 'staging', formerSlugs: [] };
    const second = renamedSlugs(first, 'QA', new Set());
    expect(second).toEqual({ slug: 'qa', formerSlugs: ['staging'] });
    expect(renamedSlugs(second, 'Staging', new Set())).toEqual({ slug: 'staging', formerSlugs: ['qa'] });
    expect(findBySlug([second], 'staging')).toBe(second);
    // Who has the word now comes before who had it.
    const other = { slug: 'staging', formerSlugs: [] };
    expect(findBySlug([second, other], 'staging')).toBe(other);
  });
});

describe('an address', () => {
  it.each([
    ['/production/integrations?q=a', { slug: 'production', rest: '/integrations?q=a' }],
    ['/production', { slug: 'production', rest: '' }],
    ['/integrations/new', null],
    ['/docs', null],
    ['/', null],
  ])('%s names %j', (path, address) => {
    expect(readAddress(path)).toEqual(address);
  });

  it.each([
    ['/integrations/new', '/qa/integrations/new'],
    ['/settings/members', '/qa/settings/members'],
    ['/docs', '/docs'],
    ['/sign-in', '/sign-in'],
    ['?tab=copy', '?tab=copy'],
    ['#main', '#main'],
    ['https://example.com/integrations', 'https://example.com/integrations'],
  ])('%s in an environment is %s', (path, address) => {
    expect(inEnvironment('qa', path)).toBe(address);
  });

  it.each([
    ['/a/integrations', '/b/integrations'],
    ['/a/integrations/own-smtp/checks', '/b/integrations'],
    ['/a/integrations/new', '/b/integrations/new'],
    ['/a/settings/api-keys', '/b/settings/api-keys'],
    ['/a/playground', '/b/playground'],
    ['/docs', '/b/integrations'],
  ])('%s has the counterpart %s', (path, address) => {
    expect(inOtherEnvironment('b', path)).toBe(address);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    'integrations',
    '/a b',
  ])('%j is no page to lead to after sign-in', (path) => {
    expect(isOwnPath(path)).toBe(false);
  });
});
