import 'server-only';

/**
 * Documents may name secrets instead of holding them: server environment variables with this prefix, and no others.
 * Otherwise a document could read DATABASE_URL into a credential.
 */
export const SECRET_VARIABLE_PREFIX = 'SIGNALBOX_SECRET_';

const FORM = new RegExp(`^${SECRET_VARIABLE_PREFIX}[A-Z0-9_]{1,100}$`);

/** Whether documents may name a variable. */
export function isSecretVariable(name: string): boolean {
  return FORM.test(name);
}

/** The value of a variable that documents may name; undefined if it may not be named, is not set, or is empty. */
export function readSecretVariable(name: string): string | undefined {
  return (isSecretVariable(name) && process.env[name]) || undefined;
}
