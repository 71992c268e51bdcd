import type { Channel } from '@/lib/catalogue/channel';

/** What the palette knows of a provider. */
export interface PaletteProvider {
  readonly id: string;
  readonly name: string;
  readonly channel: Channel;
  readonly aliases: readonly string[];
  readonly popular: boolean;
}

/** What the palette knows of an integration of the current environment. */
export interface PaletteIntegration {
  readonly identifier: string;
  readonly name: string;
  readonly channel: Channel;
  readonly providerId: string;
  readonly providerName: string;
}

/** Read when the palette is opened. */
export interface PaletteData {
  readonly providers: readonly PaletteProvider[];
  readonly integrations: readonly PaletteIntegration[];
  /** False: there are more integrations than these. */
  readonly isWhole: boolean;
}
