import type { ClueValues, RequestShape } from '@/lib/catalogue/clues';

import { applySetting } from './implied-settings';
import { decodePart, type PastedRequest } from './pasted-request';
import { type Candidate, fitInto, fitSender, newCandidate } from './recognised-candidate';
import { matchTemplate } from './shape-text';
import { isSenderKey, senderField, type Subject } from './variable-fields';

/** How surely a host identifies the provider. */
type Certainty = 'named' | 'below' | 'any';

/** The providers whose requests look like this one, with the values in their fields. */
export function recogniseRequest(request: PastedRequest, subjects: readonly Subject[]): Candidate[] {
  const matches = subjects.flatMap((subject) =>
    subject.clues.shapes.flatMap((shape) => {
      const certainty = certaintyOf(shape, request);
      return certainty ? [{ subject, shape, certainty }] : [];
    }),
  );
  for (const certainty of ['named', 'below', 'any'] as const) {
    const sure = matches.filter((match) => match.certainty === certainty);
    if (sure.length === 0) continue;
    const bySubject = new Map<Subject, RequestShape[]>();
    for (const { subject, shape } of sure) bySubject.set(subject, [...(bySubject.get(subject) ?? []), shape]);
    return [...bySubject].map(([subject, shapes]) => fill(subject, shapes, request, certainty));
  }
  return [];
}

function certaintyOf(shape: RequestShape, request: PastedRequest): Certainty | undefined {
  const { address } = request;
  const isWeb = shape.scheme === 'https' && /^https?$/.test(address.scheme);
  if (!isWeb && shape.scheme !== address.scheme) return undefined;
  if (shape.port && !shape.port.startsWith('{') && shape.port !== address.port) return undefined;
  const host = address.host.toLowerCase();
  // Any host: then the path identifies the provider, if it is specific.
  if (shape.host === '*' && shape.path) return address.path.startsWith(shape.path) ? 'below' : undefined;
  if (shape.host === '*') return carriesKey(request) ? undefined : 'any';
  if (shape.host.startsWith('{')) return 'named';
  if (shape.host.startsWith('*.')) return host.endsWith(shape.host.slice(1)) ? 'below' : undefined;
  return shape.host === host ? 'named' : undefined;
}

/** A request with a key of its own is one to somebody's API, not to a webhook. */
function carriesKey({ user, password, headers }: PastedRequest): boolean {
  return user !== '' || password !== '' || [...headers.keys()].some((name) => /auth|key|token|secret/.test(name));
}

function fill(
  subject: Subject,
  shapes: readonly RequestShape[],
  request: PastedRequest,
  certainty: Certainty,
): Candidate {
  const candidate = newCandidate(subject, 'own');
  const other = shapes.find(({ isOther }) => isOther);
  if (other) {
    candidate.unused.push({ what: 'the request', ...(other.note ? { why: other.note } : {}) });
    return candidate;
  }
  const put = (template: string | undefined, text: string, what: string) => {
    const match = template === undefined || text === '' ? null : matchTemplate(template, text);
    const field = match && subject.fields.find(({ key }) => key === match.key);
    if (!match || !field || candidate.values.has(field.key)) return;
    fitInto(candidate, field, decodePart(match.value), what);
  };
  const { address } = request;
  const isWeb = shapes.some(({ scheme }) => scheme === 'https');
  // The place where a vendor takes its credentials is the same for every region's host.
  const places = isWeb ? [...shapes, ...subject.clues.shapes.filter(({ scheme }) => scheme === 'https')] : shapes;
  for (const shape of places) {
    put(shape.user, request.user, 'user name');
    put(shape.password, request.password, 'password');
    put(shape.bearer, request.bearer, 'Authorization header');
    for (const [name, template] of Object.entries(shape.headers ?? {}))
      put(template, request.headers.get(name) ?? '', `${name} header`);
    for (const [name, template] of Object.entries(shape.query ?? {}))
      put(template, request.query.get(name) ?? '', `“${name}” of the query`);
    for (const [name, template] of Object.entries(shape.body ?? {}))
      put(template, request.body.get(name) ?? '', `“${name}” of the body`);
  }
  for (const shape of shapes) {
    put(shape.host, address.host.replace(/^\[(.*)\]$/, '$1'), 'host');
    put(shape.port, address.port, 'port');
    pathValues(shape.path ?? '', address.path, put);
    whole(candidate, shape, request);
    setValues(candidate, shape.sets);
    if (shape.note && !candidate.unused.some(({ why }) => why === shape.note))
      candidate.unused.push({ what: 'the address', why: shape.note });
  }
  for (const [name, value] of request.body) {
    const field = senderField(subject.fields, name);
    if (field && isSenderKey(field.key) && !candidate.values.has(field.key))
      fitSender(candidate, field.key, `“${name}” of the body`, value);
  }
  // The parameters of a web address are the vendor's own; those of another address are settings of the connection.
  if (!isWeb)
    for (const [name, value] of request.query)
      if (!applySetting(candidate, name, value)) candidate.unused.push({ what: `“${name}” of the address` });
  complainOfRest(candidate, request);
  if (certainty === 'any') candidate.used.add('any address');
  return candidate;
}

/** Values in the path, as far as the path matches. */
function pathValues(shape: string, path: string, put: (template: string, text: string, what: string) => void): void {
  const templates = shape.split('/');
  const parts = path.split('/');
  for (const [index, template] of templates.entries()) {
    const part = parts[index] ?? '';
    if (template.includes('{')) put(template, part, 'the path');
    else if (template !== '*' && template !== part) return;
  }
}

function whole(candidate: Candidate, { fills }: RequestShape, { address, text }: PastedRequest): void {
  const field = fills && candidate.subject.fields.find(({ key }) => key === fills.key);
  if (!field || candidate.values.has(field.key)) return;
  const server = address.port ? `${address.host}:${address.port}` : address.host;
  const value = { whole: text.trim(), origin: `${address.scheme}://${server}`, host: server }[fills.part];
  fitInto(candidate, field, value, 'the address');
}

function setValues(candidate: Candidate, sets: ClueValues = {}): void {
  for (const field of candidate.subject.fields) {
    const value = sets[field.key];
    if (value !== undefined && !candidate.values.has(field.key)) candidate.values.set(field.key, value);
  }
}

/** Reports every unused part of the request that could be a credential. */
function complainOfRest(candidate: Candidate, request: PastedRequest): void {
  const said = new Set([...candidate.used, ...candidate.unused.map(({ what }) => what)]);
  const isLeft = (what: string) => !said.has(what);
  if (request.bearer && isLeft('Authorization header')) candidate.unused.push({ what: 'Authorization header' });
  else if (request.headers.has('authorization') && isLeft('authorization header') && !request.user && !request.bearer)
    candidate.unused.push({ what: 'Authorization header' });
  if (
    request.user &&
    isLeft('user name') &&
    isLeft('authorization header') &&
    request.user !== 'api' &&
    isLeft('the address')
  )
    candidate.unused.push({ what: 'user name' });
  if (request.password && isLeft('password') && isLeft('the address')) candidate.unused.push({ what: 'password' });
}
