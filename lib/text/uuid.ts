const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the form of a UUID of any version: what PostgreSQL's type accepts. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
