/** The words for an action. An integration's activity and the audit log share them. */
interface ActionWords {
  /** In the action filter. */
  readonly label: string;
  /** Follows the actor's name. `{it}` is the target, `{its}` its possessive. */
  readonly text: string;
}

const WORDS: Readonly<Record<string, ActionWords>> = {
  'integration.created': { label: 'Integration created', text: 'created {it}' },
  'integration.updated': { label: 'Integration changed', text: 'changed {it}' },
  'integration.primary_set': { label: 'Primary set', text: 'made {it} the primary' },
  'integration.order_set': { label: 'Order set', text: 'set the order of integrations in {it}' },
  'integration.deleted': { label: 'Integration deleted', text: 'deleted {it}' },
  'integration.restored': { label: 'Integration restored', text: 'restored {it}' },
  'integration.credentials_read': { label: 'Credentials read', text: 'read {its} credentials' },
  'integration.secrets_copied_out': {
    label: 'Secrets copied out',
    text: 'copied secrets of {it} to another environment',
  },
  'integration.secrets_copied_in': {
    label: 'Secrets copied in',
    text: 'copied secrets of another environment to {it}',
  },
  'integration.variable_used': {
    label: 'Server variable used',
    text: 'used a variable of the server for {it}',
  },
  'environment.import_planned': { label: 'Import previewed', text: 'previewed an import into {it}' },
  'environment.created': { label: 'Environment created', text: 'created the environment {it}' },
  'environment.updated': { label: 'Environment changed', text: 'changed the environment {it}' },
  'api_key.created': { label: 'API key created', text: 'created the API key {it}' },
  'api_key.revoked': { label: 'API key revoked', text: 'revoked the API key {it}' },
  'sample.created': { label: 'Sample saved', text: 'saved the sample {it}' },
  'sample.updated': { label: 'Sample changed', text: 'changed the sample {it}' },
  'sample.deleted': { label: 'Sample deleted', text: 'deleted the sample {it}' },
  'member.added': { label: 'Member joined', text: 'joined as {it}' },
  'member.role_changed': { label: 'Role changed', text: 'changed {its} role' },
  'member.sign_in_held_up': { label: 'Sign-in held up', text: 'held up the sign-in of {it}' },
  'member.removed': { label: 'Member removed', text: 'removed the member {it}' },
  'invitation.created': { label: 'Invitation sent', text: 'invited {it}' },
  'invitation.accepted': { label: 'Invitation accepted', text: 'accepted the invitation of {it}' },
  'invitation.revoked': { label: 'Invitation withdrawn', text: 'withdrew the invitation of {it}' },
  'encryption.rotation_started': { label: 'Re-encryption started', text: 'began to re-encrypt with the key {it}' },
  'encryption.rotation_finished': { label: 'Re-encryption finished', text: 'finished re-encrypting with the key {it}' },
  'encryption.rotation_cancelled': {
    label: 'Re-encryption cancelled',
    text: 'cancelled re-encrypting with the key {it}',
  },
  'organization.created': { label: 'Organization set up', text: 'set up the organization {it}' },
};

const GROUP_LABELS: Readonly<Record<string, string>> = {
  integration: 'Integrations',
  environment: 'Environments',
  api_key: 'API keys',
  sample: 'Samples',
  member: 'Members',
  invitation: 'Invitations',
  encryption: 'Encryption keys',
  organization: 'Organization',
};

/** The actions grouped by target; `all` means every action of a group in the log's filter. */
export const ACTION_GROUPS = Object.entries(GROUP_LABELS).map(([group, label]) => ({
  all: `${group}.*`,
  label,
  actions: Object.entries(WORDS)
    .filter(([action]) => action.startsWith(`${group}.`))
    .map(([action, words]) => ({ action, label: words.label })),
}));

interface Told {
  readonly action: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What an event did, after its actor's name: "changed it". An unknown action appears unchanged. */
export function eventTitle(event: Told): string {
  return wordsOf(event)?.replace('{it}', 'it').replace('{its}', 'its') ?? event.action;
}

/** What an event did, split around the target's name. */
export function eventPhrase(event: Told): { readonly before: string; readonly after: string } {
  const [before = '', owner, after = ''] = (wordsOf(event) ?? `${event.action}: {it}`).split(/\{it(s?)\}/);
  return { before: before.trim(), after: `${owner === 's' ? '’s' : ''}${after}` };
}

function wordsOf({ action, details }: Told): string | undefined {
  if (action === 'integration.created' && typeof details['copyOf'] === 'string') return 'made {it} as a copy';
  return Object.hasOwn(WORDS, action) ? WORDS[action]?.text : undefined;
}

/** The name for a target whose own name is no longer known. */
export function unnamedTarget(type: string): string {
  return `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type.replaceAll('_', ' ').replace('api', 'API')} that is gone`;
}
