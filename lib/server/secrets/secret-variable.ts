import 'server-only';

/**
 * Documents may name secrets instead of holding them: server environment variables with this prefix, and no others.
 * Otherwise a document could read DATABASE_URL into a credential.
 */
export const SECRET_VARIABLE_PREFIX = 'SIGNALBOX_SECRET_';

/** `SIGNALBOX_SECRET_X_FOR` says where `SIGNALBOX_SECRET_X` may go, so no secret has such a name. */
const PLACES_SUFFIX = '_FOR';

const FORM = new RegExp(`^${SECRET_VARIABLE_PREFIX}[A-Z0-9_]{1,100}$`);

/** Where a document would put a variable's value. */
export interface SecretUse {
  /** The environment's slug, as in the dashboard's addresses. */
  readonly environment: string;
  readonly providerId: string;
}

/** Whether documents may name a variable. */
export function isSecretVariable(name: string): boolean {
  return FORM.test(name) && !name.endsWith(PLACES_SUFFIX);
}

/** The value of a variable that documents may name; undefined if it may not be named, is not set, or is empty. */
export function readSecretVariable(name: string): string | undefined {
  return (isSecretVariable(name) && process.env[name]) || undefined;
}

/**
 * Whether a variable may be used there. Without `…_FOR`, everywhere; else at the places of its comma-separated list,
 * each `environment/provider`, where `*` stands for any: `production/sendgrid,staging/*`.
 */
export function mayUseSecretVariable(name: string, { environment, providerId }: SecretUse): boolean {
  const places = process.env[name + PLACES_SUFFIX];
  if (places === undefined || places.trim() === '') return true;
  return places.split(',').some((place) => {
    const [ofEnvironment = '', ofProvider = ''] = place.trim().split('/');
    return isAny(ofEnvironment, environment) && isAny(ofProvider, providerId);
  });
}

const isAny = (pattern: string, value: string) => pattern === '*' || pattern === value;
