import type { Permission } from '@/lib/server/permissions';

/** A key as it may be shown: never its text. */
export interface ApiKeyView {
  readonly id: string;
  readonly name: string;
  readonly environmentId: string;
  readonly prefix: string;
  readonly scopes: readonly Permission[];
  readonly createdAt: string;
  readonly expiresAt?: string;
  readonly lastUsedAt?: string;
}

/** A key as the dashboard lists it: with who made it. */
export interface ListedApiKey extends ApiKeyView {
  /** Absent for a key that another key, or the start of the server without a person, made. */
  readonly maker?: { readonly userId: string; readonly name: string; readonly left: boolean };
}

/** A key that was just made: the one time its text is told. */
export interface CreatedApiKey extends ApiKeyView {
  readonly key: string;
}
