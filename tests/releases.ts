/** The database of a released version, as scripts/release-database.mts keeps it. */
export interface ReleaseDatabase {
  /** What that version's migrations were: from then on they may only be added to. */
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  readonly encryptionKeys: string;
  /** A key of its Development environment, with every scope. */
  readonly apiKey: string;
  /** The rows by table, those first that others refer to. */
  readonly tables: readonly (readonly [table: string, rows: readonly object[]])[];
}
