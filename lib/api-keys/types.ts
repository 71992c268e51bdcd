import type { Permission } from '@/lib/server/permissions';

/** A key as it may be shown, without its text. */
export interface ApiKeyView {
  readonly id: string;
  readonly name: string;
  readonly environmentId: string;
  readonly prefix: string;
  readonly scopes: readonly Permission[];
  /** Its answers are those that Novu's client can read. */
  readonly answersNovu?: true;
  /** The key that created it. */
  readonly parentId?: string;
  readonly createdAt: string;
  readonly expiresAt?: string;
  readonly lastUsedAt?: string;
}

/** A key as the dashboard lists it, with its creator. */
export interface ListedApiKey extends ApiKeyView {
  /** Absent if another key, or the server at startup, created the key. */
  /** The name of the key that created it; its id if it was revoked. */
  readonly parentName?: string;
  readonly maker?: { readonly userId: string; readonly name: string; readonly left: boolean };
}

/** A newly created key: the only time its text is returned. */
export interface CreatedApiKey extends ApiKeyView {
  readonly key: string;
}
