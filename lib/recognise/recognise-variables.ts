import type { Field } from '@/lib/catalogue/field';
import { splitValue } from '@/lib/catalogue/values/split-value';

import { assemble, type Named, namesParts } from './assemble-parts';
import { applySetting } from './implied-settings';
import { addressRequest } from './pasted-request';
import { nameWords, type Variable } from './pasted-variables';
import { recogniseRequest } from './recognise-request';
import { type Candidate, fitInto, fitSender, isEmptyCandidate, newCandidate } from './recognised-candidate';
import { fieldNamer, isSenderKey, senderField, type Subject } from './variable-fields';

/** The providers that the names of settings mention, with the values in their fields. */
export function recogniseVariables(variables: readonly Variable[], subjects: readonly Subject[]): Candidate[] {
  const candidates = subjects.flatMap((subject) => {
    const namer = fieldNamer(subject);
    const named = variables.flatMap((variable) => {
      const found = namer.named(variable.name);
      return found ? [{ variable, found }] : [];
    });
    const parts = namesParts(subject, variables).map((variable): Named => ({
      variable,
      found: { plainness: 'own', field: undefined },
    }));
    const meant = withBareSettings(subject, namer, variables, named.length > 0 ? named : parts);
    return meant.length > 0 ? [{ subject, named: meant }] : [];
  });
  // A name that belongs to one provider does not match another one that shares an alias.
  const owned = new Set(
    candidates.flatMap(({ named }) =>
      named.flatMap(({ variable, found }) => (found.plainness === 'own' ? [variable.name] : [])),
    ),
  );
  const found = candidates.flatMap(({ subject, named }) => {
    const meant = named.filter(({ variable, found }) => found.plainness === 'own' || !owned.has(variable.name));
    return meant.length > 0 ? [fill(subject, meant, variables)] : [];
  });
  return [...found, ...addressesAmong(variables, subjects)];
}

/** Adds labels without a prefix, as a console shows them, if together they make up all that the provider requires. */
function withBareSettings(
  { clues, fields: all }: Subject,
  { bare, keyed }: ReturnType<typeof fieldNamer>,
  variables: readonly Variable[],
  named: readonly Named[],
): readonly Named[] {
  if (!clues.unprefixed) return named;
  const isSaid = ({ key }: Field) => named.some(({ found }) => found.field?.key === key);
  const others = variables.flatMap((variable): Named[] => {
    const field = variable.value === '' ? undefined : bare(variable.name);
    return field && !isSaid(field) ? [{ variable, found: { plainness: 'alias', field } }] : [];
  });
  // A port behind the host counts as the port.
  const keys = new Set(
    [...named, ...others].flatMap(({ variable, found }) =>
      found.field ? Object.keys(splitValue(found.field, all, variable.value)) : [],
    ),
  );
  const isWhole = keyed.every(({ key }) => keys.has(key));
  return isWhole && all.some(({ key, secret }) => secret && keys.has(key)) ? [...named, ...others] : named;
}

function fill(subject: Subject, named: readonly Named[], variables: readonly Variable[]): Candidate {
  const plain = named.some(({ found }) => found.plainness === 'own');
  const candidate = newCandidate(subject, plain ? 'own' : 'alias');
  const assembled = assemble(candidate, named);
  for (const { variable, found } of named) {
    const { name, value } = variable;
    if (assembled.has(name) || applyNamed(candidate, name, value)) continue;
    const field = found.field ?? senderField(subject.fields, name);
    if (!field) candidate.unused.push({ what: name, ...whyNot(subject, value) });
    else if (isSenderKey(field.key)) fitSender(candidate, field.key, name, value);
    else fitInto(candidate, field, value, name);
  }
  const names = new Set(named.map(({ variable }) => variable.name));
  for (const { name, value } of variables) if (!names.has(name)) applySetting(candidate, name, value);
  for (const { name, value } of variables) {
    const field = names.has(name) ? undefined : senderField(subject.fields, name);
    if (field && !candidate.values.has(field.key)) fitSender(candidate, field.key, name, value);
  }
  return candidate;
}

/** A setting with the provider's name before its own: `smtp_skip_verify`. */
function applyNamed(candidate: Candidate, name: string, value: string): boolean {
  const words = nameWords(name);
  const isKnown = words.some((_, start) => applySetting(candidate, words.slice(start).join('_'), value));
  if (isKnown) candidate.used.add(name);
  return isKnown;
}

/** Why a value that mentions a provider has no field: the format of an address may explain it. */
function whyNot(subject: Subject, value: string): { why?: string } {
  const request = addressRequest(value);
  const [match] = request ? recogniseRequest(request, [subject]) : [];
  const why = match?.unused.find((each) => each.why)?.why;
  return why ? { why } : {};
}

/** More entries than this are the settings of a whole program. */
const MOST_ENTRIES = 10;

/**
 * A credentials file of one vendor, as its console gives it: an object with the vendor's own address, whose other names
 * are those of its fields.
 */
export function recogniseCredentialsFile(variables: readonly Variable[], subjects: readonly Subject[]): Candidate[] {
  const named = recogniseVariables(variables, subjects);
  if (variables.length > MOST_ENTRIES || named.some((each) => !isEmptyCandidate(each))) return named;
  const [candidate, ...others] = addressesAmong(variables, subjects);
  if (!candidate || others.length > 0) return named;
  const { bare } = fieldNamer(candidate.subject);
  for (const { name, value } of variables) {
    // The last part of a path may be a name that a person chose: `jwt.My app`.
    const field = bare(name) ?? bare(name.split('_')[0] ?? '');
    if (field && !value.includes('://') && !candidate.values.has(field.key)) fitInto(candidate, field, value, name);
  }
  return [candidate];
}

/** Values that are addresses of a provider, whatever their name: `MAILER_DSN=smtp://…`. */
function addressesAmong(variables: readonly Variable[], subjects: readonly Subject[]): Candidate[] {
  return variables
    .filter(({ value }) => value.includes('://') && value.length < 2_000)
    .slice(0, 20)
    .flatMap(({ name, value }) => {
      const request = addressRequest(value);
      // Any address may be a webhook; among settings, an address alone identifies no provider.
      const known = request ? recogniseRequest(request, subjects).filter(({ used }) => !used.has('any address')) : [];
      for (const candidate of known) {
        if (candidate.used.size > 0) candidate.used.add(name);
        for (const other of variables) {
          const field = senderField(candidate.subject.fields, other.name);
          if (field && !candidate.values.has(field.key)) fitSender(candidate, field.key, other.name, other.value);
        }
      }
      return known;
    });
}
