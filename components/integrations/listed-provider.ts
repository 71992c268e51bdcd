import type { PublicProvider } from '@/lib/catalogue/public-provider';

/** What a list needs of a provider. `fields` tells drafts apart, `popular` picks what is offered while there is nothing. */
export type ListedProvider = Pick<PublicProvider, 'id' | 'name' | 'channel' | 'checkable'> &
  Partial<Pick<PublicProvider, 'fields' | 'popular'>>;
