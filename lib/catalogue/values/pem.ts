import type { KeyType } from '@/lib/catalogue/field';
import { trimEdges } from '@/lib/text/odd-characters';

/** A private key has a few thousand characters; longer text is not read. */
const LONGEST_KEY = 64 * 1024;
const LINE_LENGTH = 64;

/** Blanks may be lost where a key was copied through a form or a shell. */
const BLOCK =
  /-----\s{0,4}BEGIN\s{0,4}((?:RSA|EC|DSA|ENCRYPTED|OPENSSH)?)\s{0,4}PRIVATE\s{0,4}KEY\s{0,4}-----([^-]*)-----\s{0,4}END\s{0,4}\1\s{0,4}PRIVATE\s{0,4}KEY\s{0,4}-----/g;

/**
 * A private key in its one stored form (RFC 7468), whatever it came through: one line, spaces or `\n` for line ends,
 * indented, quoted, with text around it, or base64 of the file or of the key alone. Text that holds no key, or several,
 * is returned without what copying added around it.
 */
export function repairPem(text: string): string {
  const trimmed = trimEdges(text);
  if (trimmed.length > LONGEST_KEY) return trimmed;
  return readBlock(trimmed) ?? readBase64(trimmed) ?? trimmed;
}

function readBlock(text: string): string | null {
  // A body in base64 has no backslash: what follows one is a line end that was escaped, once or more often.
  const blocks = [...text.replaceAll(/(?:\\{1,8}r)?\\{1,8}n/g, '\n').matchAll(BLOCK)];
  const [block] = blocks;
  if (!block || blocks.length > 1) return null;
  const [, type = '', body = ''] = block;
  const letters = body.replaceAll(/[\s\\\u200B\u2060\uFEFF]+/g, '');
  return /^[A-Za-z\d+/]+={0,2}$/.test(letters) ? printBlock(type, letters) : null;
}

function printBlock(type: string, letters: string): string {
  const name = type === '' ? 'PRIVATE KEY' : `${type} PRIVATE KEY`;
  const lines = letters.match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g')) ?? [];
  return [`-----BEGIN ${name}-----`, ...lines, `-----END ${name}-----`].join('\n');
}

/** Base64 of a whole file, or of a PKCS #8 key without its BEGIN and END lines. */
function readBase64(text: string): string | null {
  const bytes = decodeBase64(text);
  if (bytes === null) return null;
  if (bytes.includes('-----BEGIN ')) return readBlock(bytes);
  return isPkcs8(bytes) ? printBlock('', text.replaceAll(/\s+/g, '')) : null;
}

/** Whether DER bytes begin as a private key in PKCS #8 does: a SEQUENCE of version 0 and an algorithm (RFC 5208). */
function isPkcs8(bytes: string): boolean {
  const length = bytes.charCodeAt(1);
  const start = length < 0x80 ? 2 : length - 0x80 + 2;
  return bytes.startsWith('0') && bytes.startsWith('\u0002\u0001\u00000', start);
}

/** The bytes of base64 text as a string of characters up to U+00FF; null if it is not base64, or too short to tell. */
export function decodeBase64(text: string): string | null {
  const letters = text.replaceAll(/\s+/g, '');
  if (letters.length < 40 || !/^[A-Za-z\d+/]+={0,2}$/.test(letters)) return null;
  try {
    return atob(letters);
  } catch {
    return null;
  }
}

/** The key types as people know them, in the order of a sentence. */
const TYPE_NAMES: Readonly<Record<KeyType, string>> = {
  rsa: 'an RSA key',
  'ec-p256': 'an elliptic-curve key on P-256',
  ed25519: 'an Ed25519 key',
};

/** "an RSA key or an Ed25519 key" */
function nameKeyTypes(types: readonly KeyType[]): string {
  return types.map((type) => TYPE_NAMES[type]).join(' or ');
}

/**
 * Why a text in its stored form is no private key that senders can use, as far as its form shows; null if none. In: the
 * name of its place, for the start of the sentence. Whether the key itself is whole is only known to the server
 * (lib/integrations/private-keys.ts).
 */
export function pemComplaint(what: string, text: string, types: readonly KeyType[]): string | null {
  const [, kind] = /-----BEGIN ([A-Z\d ]{0,40})-----/.exec(text) ?? [];
  if (kind === undefined || kind.startsWith('PGP'))
    return `${what} must be a private key in PEM form, with its BEGIN and END lines.`;
  if (text.includes('Proc-Type:') || kind === 'ENCRYPTED PRIVATE KEY')
    return `${what} is protected with a passphrase, which no field takes. Remove it with "openssl pkey -in key.pem -out plain.pem".`;
  if (kind === 'OPENSSH PRIVATE KEY')
    return `${what} is in the form of OpenSSH. Convert it with "ssh-keygen -p -m PKCS8 -f key".`;
  if (/CERTIFICATE|PUBLIC KEY/.test(kind) && !text.includes('PRIVATE KEY-----'))
    return `${what} is a ${kind.toLowerCase()}. The private key is needed.`;
  if (text.split(/-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/).length > 2)
    return `${what} holds several private keys. Give one.`;
  if (!/-----END [A-Z\d ]{0,40}-----/.test(text))
    return `${what} ends before its END line. Copy the whole key, from the BEGIN line to the END line.`;
  if (readBlock(text) === null)
    return `${what} is not a whole private key: between its BEGIN and END lines there must be base64 alone. Copy the file again.`;
  const type = typeOf(kind, text);
  return type === undefined || types.includes(type) ? null : wrongType(what, type, types);
}

/** "… is an RSA key. It must be an elliptic-curve key on P-256." */
export function wrongType(what: string, found: KeyType | undefined, types: readonly KeyType[]): string {
  return `${what} is ${found === undefined ? 'a key of another kind' : nameKeyTypes([found])}. It must be ${nameKeyTypes(types)}.`;
}

/** Object identifiers as they are in DER (RFC 8017, RFC 5480, RFC 8410). */
const IDENTIFIERS: readonly (readonly [KeyType, string])[] = [
  ['rsa', '\u0006\u0009\u002A\u0086\u0048\u0086\u00F7\u000D\u0001\u0001\u0001'],
  ['ec-p256', '\u0006\u0008\u002A\u0086\u0048\u00CE\u003D\u0003\u0001\u0007'],
  ['ed25519', '\u0006\u0003\u002B\u0065\u0070'],
];

/** The type of a key by its BEGIN line, or by the algorithm at the beginning of its bytes; undefined if neither tells. */
function typeOf(kind: string, text: string): KeyType | undefined {
  if (kind === 'RSA PRIVATE KEY') return 'rsa';
  const bytes = decodeBase64(text.replaceAll(/-----[^-]*-----/g, ''))?.slice(0, 64) ?? '';
  // The curve is also at the end of a key in SEC 1, but not all tools write it.
  return IDENTIFIERS.find(([, identifier]) => bytes.includes(identifier))?.[0];
}
