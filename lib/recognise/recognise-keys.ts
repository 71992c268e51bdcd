import type { CredentialKey } from '@/lib/catalogue/credential-key';

import { readVariables, type Variable } from './pasted-variables';
import { type Candidate, fitInto, newCandidate } from './recognised-candidate';
import { fieldNamer, type Subject } from './variable-fields';

const LONGEST_KEY = 4_096;
const MOST_KEYS = 20;

/**
 * The providers whose keys look like the words of a text. Only a form that the vendor alone issues identifies it: how a
 * key begins is shared by many.
 */
export function recogniseKeys(text: string, subjects: readonly Subject[]): Candidate[] {
  const plain = withoutPem(text);
  const words = plain
    .split(/[\s,;"']+/)
    .flatMap((word) => [word, ...word.split(/[:=]/), ...word.split('=')])
    .concat(plain.split(/\s+/))
    .filter((word) => word.length >= 8 && word.length <= LONGEST_KEY);
  const keys = [...new Set(words)].slice(0, MOST_KEYS);
  const variables = readVariables(plain);
  return subjects.flatMap((subject) => {
    const candidate = newCandidate(subject, 'own');
    const hints = subject.clues.keys ?? [];
    const matching = (isBeside: boolean) =>
      keys.flatMap((word) => {
        const hint = hints.find(
          ({ source, beside = false }) => beside === isBeside && new RegExp(`^(?:${source})$`, 'u').test(word),
        );
        return hint ? [{ word, hint }] : [];
      });
    for (const { word, hint } of matching(false)) {
      const field = subject.fields.find((each) => each.key === hint.key);
      if (!field) candidate.unused.push({ what: 'the key', ...(hint.note ? { why: hint.note } : {}) });
      else if (!candidate.values.has(field.key)) fitInto(candidate, field, word, `key ${keys.indexOf(word) + 1}`);
    }
    if (candidate.values.size === 0) return candidate.unused.length > 0 ? [candidate] : [];
    fillBeside(candidate, matching(true), variables);
    return [candidate];
  });
}

/** The text between PEM blocks: the lines of a private key are no words. A block without its END goes on to the next. */
function withoutPem(text: string): string {
  const [before = '', ...blocks] = text.split('-----BEGIN ');
  return [before, ...blocks.map((block) => /-----END [^-]{0,60}-----([^]*)/.exec(block)?.[1] ?? '')].join(' ');
}

/**
 * An account and its token, pasted together: the token's form is not telling, so there must be only one, and no name
 * that gives it to something else.
 */
function fillBeside(
  candidate: Candidate,
  matches: readonly { readonly word: string; readonly hint: { readonly key?: CredentialKey } }[],
  variables: readonly Variable[],
): void {
  const { subject, values } = candidate;
  const { bare } = fieldNamer(subject);
  for (const field of subject.fields) {
    if (values.has(field.key)) continue;
    const found = matches.filter(
      ({ word, hint }) =>
        hint.key === field.key &&
        ![...values.values()].includes(word) &&
        variables.every(({ name, value }) => value !== word || bare(name)?.key === field.key),
    );
    const [only] = found;
    if (only && found.length === 1) fitInto(candidate, field, only.word, `key beside ${field.key}`);
    else if (found.length > 1) candidate.unused.push({ what: `${found.length} other keys` });
  }
}
