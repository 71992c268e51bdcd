import 'server-only';

import { StartError } from '@/lib/server/start-error';

/** Remedies by PostgreSQL's code (manual, appendix A), the system's error code, or the code of Node's TLS. */
const REMEDIES: Readonly<Record<string, string>> = {
  '28P01': 'Check the user and password in DATABASE_URL; write signs such as # / ? @ % in it percent-encoded.',
  '28000': 'The server does not let this user in from here, or not without TLS: see its pg_hba.conf.',
  '3D000': 'Create the database, or correct its name in DATABASE_URL.',
  '3F000': 'The schema does not exist. Create it: CREATE SCHEMA <name>.',
  '25006': 'The database is read-only. Give the address of the primary, not of a replica.',
  '42501':
    'The user of DATABASE_URL may not create tables here. Grant it: GRANT CREATE, USAGE ON SCHEMA public TO <user>.',
  '53300': 'Allow this user at least 15 connections for each process of Signalbox.',
  '53100': 'The disk of the database is full. Free some space, then start again.',
  '57P03': 'The database is starting or stopping. Try again in a moment.',
  ECONNREFUSED: 'Check the host and port in DATABASE_URL and that the server runs.',
  ENOTFOUND: 'Check the host name in DATABASE_URL.',
  EAI_AGAIN: 'Check the host name in DATABASE_URL, and that names can be resolved here.',
  ETIMEDOUT: 'Check the host and port in DATABASE_URL, and that no firewall is between.',
  ENOENT: 'A file that DATABASE_URL names, such as sslrootcert, is not there.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'The certificate of the database is for another name. Give the name that is in it as the host, or ?sslmode=no-verify, which checks nothing.',
  CERT_HAS_EXPIRED: 'The certificate of the database has expired. Renew it.',
};

const OWN_AUTHORITY =
  'The certificate of the database comes from an authority that is not known here. Name its file: ?sslmode=verify-full&sslrootcert=/path/ca.pem in DATABASE_URL, or NODE_EXTRA_CA_CERTS.';
const CERTIFICATE_CODES = /^(UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/;

/** Why a start failed on the database, as one sentence with its remedy. In: anything thrown, and DATABASE_URL. */
export function databaseStartError(error: unknown, url: string): StartError {
  if (error instanceof StartError) return error;
  const code = codeOf(error);
  const remedy = CERTIFICATE_CODES.test(code)
    ? OWN_AUTHORITY
    : (REMEDIES[code] ?? 'Check DATABASE_URL and that the server runs.');
  const verb = isAnswer(code) ? 'refuses' : 'cannot be reached';
  return new StartError(`The database${placeOf(url)} ${verb}: ${reasonOf(error)}. ${remedy}`);
}

/** A driver's reason in a few words, without the connection string. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason';
  const code = codeOf(error);
  const text = (error.message || code || error.name).split('\n')[0]?.replace(/\.$/, '') ?? '';
  return code === '' || text.includes(code) ? text : `${text} (${code})`;
}

/** Whether an error is one that has a sentence of its own at the start: from pg, Prisma or the system. */
export function isDatabaseError(error: unknown): boolean {
  return isAnswer(codeOf(error)) || /^P\d{4}$/.test(codeOf(error)) || CERTIFICATE_CODES.test(codeOf(error));
}

/** PostgreSQL's own codes have five characters and a digit among the first two. */
const isAnswer = (code: string) => /^(?!P\d{4})(?=..?\d|\d)[0-9A-Z]{5}$/.test(code);

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  // Prisma keeps PostgreSQL's code in the cause of its driver adapter.
  const { code, meta } = error as { code?: unknown; meta?: unknown };
  const inner = /"(?:originalCode|code)":"([0-9A-Z]{5})"/.exec(JSON.stringify(meta) ?? '')?.[1];
  return inner ?? (typeof code === 'string' ? code : '');
}

/** The host and database, never the user and password. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { host, pathname } = new URL(url);
  return ` ${host}${pathname}`;
}
