import 'server-only';

import { createPrivateKey, type KeyObject } from 'node:crypto';

import { type CredentialsMode, credentialsSchema } from '@/lib/catalogue/credentials-schema';
import type { Field, KeyType } from '@/lib/catalogue/field';
import { parseJsonObject } from '@/lib/catalogue/field-rules';
import { wrongType } from '@/lib/catalogue/values/pem';

/**
 * `credentialsSchema` for everything that is written: in an active integration, each private key is also read, since
 * one that no library reads would fail only when a message is sent. Reading needs Node, so the browser leaves it out.
 */
export function writtenCredentialsSchema(fields: readonly Field[], mode: CredentialsMode) {
  return credentialsSchema(fields, mode, keyComplaint);
}

/** Why a value holds no private key that senders can use, without any part of it; null if it does, or needs none. */
function keyComplaint(field: Field, text: string): string | null {
  if (field.kind === 'pem') return unusable(field.label, text, field.types);
  if (field.kind !== 'json' || !field.privateKey) return null;
  const { name, types } = field.privateKey;
  const key = parseJsonObject(text)?.[name];
  return typeof key === 'string' ? unusable(`"${name}" in ${field.label}`, key, types) : null;
}

function unusable(what: string, pem: string, types: readonly KeyType[]): string | null {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    return `${what} cannot be read as a private key: a part of it is missing or changed. Copy the whole file again.`;
  }
  const type = typeOf(key);
  return type !== undefined && types.includes(type) ? null : wrongType(what, type, types);
}

function typeOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): KeyType | undefined {
  if (asymmetricKeyType === 'rsa' || asymmetricKeyType === 'ed25519') return asymmetricKeyType;
  return asymmetricKeyDetails?.namedCurve === 'prime256v1' ? 'ec-p256' : undefined;
}
