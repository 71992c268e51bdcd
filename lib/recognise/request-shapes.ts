import type { Ask, CheckRequest, CheckValues, HttpCheck } from '@/lib/catalogue/check';
import { UnfitValue } from '@/lib/catalogue/check-url';
import type { ClueValues, RequestShape } from '@/lib/catalogue/clues';
import type { CredentialKey } from '@/lib/catalogue/credential-key';
import type { Field } from '@/lib/catalogue/field';
import type { ProviderDefinition } from '@/lib/catalogue/provider';
import { parseUrl } from '@/lib/text/parse-url';

/** Ends a check once its request is known: nothing is sent. */
class Asked extends Error {
  override name = 'Asked';

  constructor(readonly request: CheckRequest) {
    super('The request is known.');
  }
}

const ask: Ask = (request) => Promise.reject(new Asked(request));

/**
 * The requests that a provider's check would send, with `{key}` in place of the values: they show where a vendor takes
 * each credential. One per choice that changes the host, such as a region.
 */
export async function checkRequestShapes({ check, fields }: ProviderDefinition): Promise<RequestShape[]> {
  if (check?.kind !== 'http') return [];
  const usual = await requestShape(check, fields, {});
  const shapes = usual ? [usual] : [];
  for (const sets of choices(fields)) {
    const other = await requestShape(check, fields, sets);
    if (other && shapes.every((each) => !isSamePlace(each, other))) shapes.push({ ...other, sets });
  }
  return shapes;
}

function choices(fields: readonly Field[]): ClueValues[] {
  return fields.flatMap((field): ClueValues[] => {
    if (field.kind === 'switch') return [{ [field.key]: true }];
    return field.kind === 'select' ? field.options.map(({ value }) => ({ [field.key]: value })) : [];
  });
}

function isSamePlace(a: RequestShape, b: RequestShape): boolean {
  return JSON.stringify({ ...a, sets: undefined }) === JSON.stringify({ ...b, sets: undefined });
}

/** Stand-ins that pass a check's own rules: one word, a number, a host. */
const STAND_INS = [
  (index: number) => `zq${index}zq`,
  (index: number) => `990${index}0990`,
  (index: number) => `zq${index}zq.example.com`,
];

async function requestShape(
  check: HttpCheck,
  fields: readonly Field[],
  sets: ClueValues,
): Promise<RequestShape | undefined> {
  const style = new Map<CredentialKey, number>();
  for (let attempt = 0; attempt < fields.length * STAND_INS.length + 1; attempt += 1) {
    const standIns = new Map<string, CredentialKey>();
    const values: CheckValues = {
      text(key) {
        const fixed = sets[key];
        if (typeof fixed === 'string') return fixed;
        const index = fields.findIndex((each) => each.key === key);
        const field = fields[index];
        // If the address is configurable, the vendor's default is wanted.
        if (!field || field.kind === 'url' || field.kind === 'json' || field.kind === 'pem') return '';
        if ('default' in field && typeof field.default === 'string') return field.default;
        const text = STAND_INS[style.get(key) ?? 0]?.(index) ?? '';
        standIns.set(text, key);
        return text;
      },
      flag: (key) => sets[key] === true,
      object: () => undefined,
    };
    try {
      await check.run(values, ask);
      return undefined;
    } catch (thrown) {
      if (thrown instanceof Asked) return toShape(thrown.request, standIns);
      const next = thrown instanceof UnfitValue ? (style.get(thrown.field) ?? 0) + 1 : STAND_INS.length;
      // The check needs something that no stand-in provides: a connection string, a whole JSON file.
      if (!(thrown instanceof UnfitValue) || next >= STAND_INS.length) return undefined;
      style.set(thrown.field, next);
    }
  }
  return undefined;
}

function toShape(request: CheckRequest, standIns: ReadonlyMap<string, CredentialKey>): RequestShape | undefined {
  const url = parseUrl(request.url);
  if (!url) return undefined;
  const named = (text: string) => {
    let template = text;
    for (const [standIn, key] of standIns) template = template.replaceAll(standIn, `{${key}}`);
    return template;
  };
  const withKey = (entries: Iterable<[string, unknown]>) =>
    Object.fromEntries(
      [...entries]
        .map(([name, value]) => [name, typeof value === 'string' ? named(value) : ''] as const)
        .filter(([, value]) => value.includes('{')),
    );
  const host = named(url.hostname);
  const { auth, headers = {}, form, json } = request;
  const body = form ?? (typeof json === 'object' && json !== null ? json : {});
  return {
    scheme: 'https',
    // The user's own host does not identify the vendor, but the places of the values are still useful.
    host: host.includes('{') ? '' : host,
    path: named(url.pathname),
    ...(auth?.type === 'basic' && { user: named(auth.user), password: named(auth.password) }),
    ...(auth?.type === 'bearer' && { bearer: named(auth.token) }),
    headers: withKey(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    query: withKey(url.searchParams),
    body: withKey(Object.entries(body)),
  };
}
