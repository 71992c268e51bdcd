import type { Permission } from '@/lib/server/context';

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

/** A key that was just made: the one time its text is told. */
export interface CreatedApiKey extends ApiKeyView {
  readonly key: string;
}
