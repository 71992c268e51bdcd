import { nameWords } from './pasted-variables';
import type { Candidate } from './recognised-candidate';

/**
 * Sets what a setting beside the fields implies: `requireTLS=true` in an address, `skip_verify` in an ini file. Returns
 * whether the provider knows the setting by this name and value. In: the name as written, or its end.
 */
export function applySetting(candidate: Candidate, name: string, value: string): boolean {
  const letters = nameWords(name).join('');
  const hint = candidate.subject.clues.settings?.find(
    (each) =>
      each.names.some((known) => nameWords(known).join('') === letters) &&
      new RegExp(`^(?:${each.value})$`, 'i').test(value.trim()),
  );
  if (!hint) return false;
  for (const field of candidate.subject.fields) {
    const implied = hint.sets[field.key];
    if (implied !== undefined) candidate.values.set(field.key, implied);
  }
  return true;
}
