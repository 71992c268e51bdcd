import type { CredentialKey } from '@/lib/catalogue/credential-key';
import type { Field } from '@/lib/catalogue/field';
import { isHost, isHttpUrl, looksLikeHost } from '@/lib/catalogue/field-rules';

import { storedText } from './stored-text';

export type SplitValue = Readonly<Partial<Record<CredentialKey, string>>>;

/**
 * A value in the form of its field, and the parts of it that belong in other fields of the provider: the port behind a
 * host, the name before an email address. Only what is certain is taken apart; the rest is for the field's own rules.
 */
export function splitValue(field: Field, fields: readonly Field[], text: string): SplitValue {
  const value = storedText(field, text);
  switch (field.kind) {
    case 'text':
      return { [field.key]: value, ...(field.format === 'host' ? splitHost(field, fields, value) : {}) };
    case 'email':
      return { [field.key]: value, ...splitSender(field, fields, value) };
    case 'url':
      return { [field.key]: looksLikeHost(value) && isHttpUrl(`https://${value}`) ? `https://${value}` : value };
    default:
      return { [field.key]: value };
  }
}

function splitHost({ key }: Field, fields: readonly Field[], value: string): SplitValue {
  const [, bracketed, name, port = ''] = /^(?:\[([^\]]{2,60})\]|([^:]{1,253})):(\d{1,5})$/.exec(value) ?? [];
  const host = bracketed ?? name ?? '';
  const portField = fields.find((field) => field.key === 'port');
  return isHost(host) && portField ? { [key]: host, [portField.key]: port } : {};
}

function splitSender({ key }: Field, fields: readonly Field[], value: string): SplitValue {
  const [, name = '', address] = /^"?([^"<>]{0,200})"?\s?<([^<>\s]{1,300})>$/.exec(value) ?? [];
  const nameField = fields.find((field) => field.key === 'senderName' && field.kind === 'text');
  if (address === undefined || (name.trim() !== '' && !nameField)) return {};
  return { [key]: address, ...(nameField && name.trim() !== '' ? { [nameField.key]: name.trim() } : {}) };
}
