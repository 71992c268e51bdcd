/** The database of a released version, as scripts/release-database.mts saves it. */
export interface ReleaseDatabase {
  /** That version's migrations: since then, migrations may only be added. */
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  readonly encryptionKeys: string;
  /** A key of its Development environment, with every scope. */
  readonly apiKey: string;
  /** The rows by table, with referenced tables first. */
  readonly tables: readonly (readonly [table: string, rows: readonly object[]])[];
}
