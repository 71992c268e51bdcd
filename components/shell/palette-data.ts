import type { Channel } from '@/lib/catalogue/channel';

/** The palette's data of a provider. */
export interface PaletteProvider {
  readonly id: string;
  readonly name: string;
  readonly channel: Channel;
  readonly aliases: readonly string[];
  readonly popular: boolean;
}

/** The palette's data of an integration in the current environment. */
export interface PaletteIntegration {
  readonly identifier: string;
  readonly name: string;
  readonly channel: Channel;
  readonly providerId: string;
  readonly providerName: string;
}

/** The palette's data, loaded on opening. */
export interface PaletteData {
  readonly providers: readonly PaletteProvider[];
  readonly integrations: readonly PaletteIntegration[];
  /** False: there are more integrations than these. */
  readonly isWhole: boolean;
}
