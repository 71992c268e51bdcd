/** One unit of a regular expression's source: a class, an escape, a literal or a group, and its quantifier. */
interface Atom {
  readonly source: string;
  /** For a group: its alternatives, each a list of atoms. */
  readonly alternatives: readonly (readonly Atom[])[];
  readonly unbounded: boolean;
}

/**
 * The groups of a pattern that repeat without bound and contain an unbounded repeat, if a text can be split between the
 * two in many ways: the shape behind catastrophic backtracking. A repeated group that begins with a character that
 * nothing else in it matches (`(?:\.[a-z]+)*`) can be split in only one way, and is left out.
 */
export function nestedQuantifiers(source: string): string[] {
  const { alternatives, rest } = readAlternatives(source);
  if (rest !== '') throw new Error(`unbalanced pattern: ${source}`);
  return alternatives.flat().flatMap(risksOf);
}

function risksOf(atom: Atom): string[] {
  const inner = atom.alternatives.flat();
  const risky = atom.unbounded && inner.some(repeats) && !(atom.alternatives.length === 1 && isSeparated(inner));
  return [...(risky ? [atom.source] : []), ...inner.flatMap(risksOf)];
}

const repeats = (atom: Atom): boolean => atom.unbounded || atom.alternatives.flat().some(repeats);

function isSeparated([separator, ...others]: readonly Atom[]): boolean {
  if (
    !separator ||
    separator.unbounded ||
    separator.alternatives.length > 0 ||
    !/^(?:\\\W|[^\w\\[\].])$/.test(separator.source)
  )
    return false;
  const character = separator.source.at(-1) ?? '';
  return others.every((atom) => atom.alternatives.length === 0 && !new RegExp(`^(?:${atom.source})$`).test(character));
}

function readAlternatives(source: string): { alternatives: Atom[][]; rest: string } {
  const alternatives: Atom[][] = [[]];
  let rest = source;
  while (rest !== '' && !rest.startsWith(')')) {
    if (rest.startsWith('|')) {
      alternatives.push([]);
      rest = rest.slice(1);
      continue;
    }
    const read = readAtom(rest);
    alternatives.at(-1)?.push(read.atom);
    rest = read.rest;
  }
  return { alternatives, rest };
}

function readAtom(source: string): { atom: Atom; rest: string } {
  const opening = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(source)?.[0];
  if (opening !== undefined) {
    const { alternatives, rest } = readAlternatives(source.slice(opening.length));
    return quantified(source.slice(0, source.length - rest.length + 1), alternatives, rest.slice(1));
  }
  const unit =
    /^(?:\\[pPu](?:\{[^}]*\}|[0-9a-fA-F]{4})|\\x[0-9a-fA-F]{2}|\\.|\[(?:\\.|[^\]\\])*\]|.)/su.exec(source)?.[0] ??
    source;
  return quantified(unit, [], source.slice(unit.length));
}

function quantified(source: string, alternatives: Atom[][], rest: string): { atom: Atom; rest: string } {
  const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(rest)?.[0] ?? '';
  return {
    atom: { source, alternatives, unbounded: /^(?:[*+]|\{\d+,\})/.test(quantifier) },
    rest: rest.slice(quantifier.length),
  };
}
