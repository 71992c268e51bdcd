import type { CredentialKey } from '@/lib/catalogue/credential-key';
import type { Field } from '@/lib/catalogue/field';
import { fieldComplaint } from '@/lib/catalogue/field-rules';

import { type Candidate, fitInto, newCandidate } from './recognised-candidate';
import { isSenderKey, type Subject } from './variable-fields';

/** The least number of characters in a key after the prefix that identifies its provider. */
const SHORTEST_REST = 10;
const LONGEST_KEY = 4_096;
const MOST_KEYS = 20;

/** The providers whose keys look like the words of a text. */
export function recogniseKeys(text: string, subjects: readonly Subject[]): Candidate[] {
  const words = text
    .split(/[\s,;"']+/)
    .flatMap((word) => [word, ...word.split(/[:=]/)])
    .concat(text.split(/\s+/))
    .filter((word) => word.length >= 8 && word.length <= LONGEST_KEY);
  const keys = [...new Set(words)].slice(0, MOST_KEYS);
  return subjects.flatMap((subject) => {
    const candidate = newCandidate(subject, 'own');
    for (const word of keys) {
      const hint = subject.clues.keys?.find(({ source }) => new RegExp(`^(?:${source})$`, 'u').test(word));
      const field = subject.fields.find((each) => (hint ? each.key === hint.key : isTelling(each, word)));
      if (field && !candidate.values.has(field.key)) fitInto(candidate, field, word, `key ${keys.indexOf(word) + 1}`);
      else if (hint && !field) candidate.unused.push({ what: 'the key', ...(hint.note ? { why: hint.note } : {}) });
    }
    if (candidate.values.size === 0) return candidate.unused.length > 0 ? [candidate] : [];
    fillOther(candidate, keys);
    return [candidate];
  });
}

/** Whether a field documents how its values begin (`SG.…`), and this word begins so and has the documented format. */
function isTelling(field: Field, word: string): boolean {
  const [, start = ''] = /^(\S{2,40})…/u.exec(field.placeholder ?? '') ?? [];
  return (
    (field.kind === 'secret' || field.kind === 'text') &&
    start !== '' &&
    word.startsWith(start) &&
    word.length >= start.length + SHORTEST_REST &&
    fieldComplaint(field, word) === null
  );
}

/** An account and its token, pasted together: the one remaining key fills the one remaining required secret. */
function fillOther(candidate: Candidate, keys: readonly string[]): void {
  const { values, subject } = candidate;
  const taken = new Set<string | boolean>(values.values());
  const isTaken = (word: string) =>
    [...taken].some((each) => typeof each === 'string' && (word.includes(each) || each.includes(word)));
  const isWhole = (word: string) => !keys.some((other) => other !== word && word.includes(other));
  const left = keys.filter((word) => word.length >= 16 && !isTaken(word) && isWhole(word));
  const open = subject.fields.filter(
    (field) => field.required && field.secret && !values.has(field.key) && !isSenderKey(field.key),
  );
  const [field] = open.length === 1 ? open : [];
  const [word] = left.length === 1 ? left : [];
  if (field && word) fitInto(candidate, field, word, `key ${keys.indexOf(word) + 1}`);
  const names = new Set<CredentialKey>(values.keys());
  if (left.length > 0 && !(field && names.has(field.key)))
    candidate.unused.push({ what: left.length === 1 ? 'another key' : `${left.length} other keys` });
}
