import { CLIENT_OPERATORS, CLIENT_SOURCES } from '@/lib/novu/client-limits';

import type { CodeValue, CreateRequest } from './request-body';

/** Credential keys that `@novu/api` 3.19 silently drops from requests. A test checks the package. */
const UNKNOWN_KEYS: ReadonlySet<string> = new Set([
  'apiURL',
  'apiVersion',
  'appID',
  'businessAccountId',
  'contentType',
  'servicePlanId',
]);

/** Keys that have another name in the package. */
export const SDK_NAMES: Readonly<Record<string, string>> = { AppIOBaseUrl: 'appIOBaseUrl' };

export function isKnownToSdk(key: string): boolean {
  return !UNKNOWN_KEYS.has(key);
}

/** The parts of a request that the package cannot express, one sentence each. */
export function unknownToSdk({ credentials, conditions }: Pick<CreateRequest, 'credentials' | 'conditions'>): string[] {
  const dropped = Object.keys(credentials).filter((key) => !isKnownToSdk(key));
  return [
    ...dropped.map((key) => `@novu/api does not send "${key}": use curl for this one.`),
    ...(hasEntries(credentials['tlsOptions']) ? ['@novu/api sends "tlsOptions" empty: use curl for them.'] : []),
    ...(conditions.every(isFlatGroup)
      ? []
      : ['@novu/api refuses these conditions: it knows flat groups on subscriber or payload only.']),
  ];
}

function hasEntries(value: CodeValue | undefined): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function isFlatGroup(group: CodeValue): boolean {
  const children = property(group, 'children');
  return Array.isArray(children) && children.every(isKnownLeaf);
}

function isKnownLeaf(leaf: CodeValue): boolean {
  const on = property(leaf, 'on');
  return (
    CLIENT_SOURCES.has(on) &&
    CLIENT_OPERATORS.has(property(leaf, 'operator')) &&
    typeof property(leaf, 'value') === 'string'
  );
}

function property(value: CodeValue, name: string): CodeValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return (value as { readonly [key: string]: CodeValue })[name];
}
