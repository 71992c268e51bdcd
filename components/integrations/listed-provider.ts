import type { PublicProvider } from '@/lib/catalogue/public-provider';

/** What a list needs of a provider. `popular` picks what is offered while there is nothing. */
export type ListedProvider = Pick<PublicProvider, 'id' | 'name' | 'channel' | 'checkable'> &
  Partial<Pick<PublicProvider, 'popular'>>;
