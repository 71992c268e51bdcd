import { nameWords, type Variable } from './pasted-variables';
import { type Candidate, fitInto } from './recognised-candidate';
import type { NamedField, Subject } from './variable-fields';

/** A variable whose name mentions a provider. */
export interface Named {
  readonly variable: Variable;
  readonly found: NamedField;
}

/**
 * The variables that are named exactly as the parts of a provider's file, if all are there: no other file has a project,
 * an address and a private key. Empty if one is missing.
 */
export function namesParts({ clues }: Subject, variables: readonly Variable[]): readonly Variable[] {
  for (const { parts, template } of clues.assembles ?? []) {
    if (template !== undefined) continue;
    const found = Object.values(parts).map((names) =>
      variables.find(({ name }) => names.some((each) => isSame(name, each))),
    );
    const whole = found.flatMap((each) => each ?? []);
    if (whole.length === found.length) return whole;
  }
  return [];
}

const isSame = (name: string, other: string) => nameWords(name).join('') === nameWords(other).join('');

/** Puts values together that the settings hold in parts. Returns the names of those that were used or complained of. */
export function assemble(candidate: Candidate, named: readonly Named[]): ReadonlySet<string> {
  const done = new Set<string>();
  const { fields, clues } = candidate.subject;
  for (const { key, parts, template } of clues.assembles ?? []) {
    const field = fields.find((each) => each.key === key);
    const found = Object.entries(parts).map(([part, endings]) => {
      const among = named.filter(({ variable: { name, value } }) => value !== '' && endsIn(name, endings));
      return {
        part,
        names: among.map(({ variable }) => variable.name),
        values: new Set(among.map(({ variable }) => variable.value)),
      };
    });
    const names = found.flatMap((each) => each.names);
    if (!field || names.length === 0 || candidate.values.has(key)) continue;
    // A whole value under its own name comes before its parts.
    if (named.some((each) => each.found.field?.key === key && each.variable.value !== '')) continue;
    for (const name of names) done.add(name);
    const missing = found.filter(({ values }) => values.size !== 1).map(({ part }) => part);
    if (missing.length > 0) {
      const why = `${field.label} needs ${Object.keys(parts).join(', ')}; ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not there, or not only once.`;
      candidate.unused.push(...names.map((what) => ({ what, why })));
      continue;
    }
    const values = Object.fromEntries(found.map(({ part, values: [value = ''] }) => [part, value]));
    const constants = 'constants' in field ? field.constants : undefined;
    const whole = template
      ? template.replaceAll(/\{(\w+)\}/g, (_, part: string) => values[part] ?? '')
      : JSON.stringify({ ...constants, ...values }, null, 2);
    if (fitInto(candidate, field, whole, names[0] ?? '')) for (const name of names) candidate.used.add(name);
  }
  return done;
}

function endsIn(name: string, endings: readonly string[]): boolean {
  const letters = nameWords(name).join('');
  return endings.some((ending) => letters.endsWith(nameWords(ending).join('')));
}
