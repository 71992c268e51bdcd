import type { Channel } from '@/lib/catalogue/channel';
import type { PreviewAnswer } from '@/lib/integrations/select/preview';

/** An integration that is not saved as it stands: what "Try it" hands over. `conditions` may be any JSON, as typed. */
export interface UnsavedIntegration {
  /** Of its stored self, when it has one. */
  readonly integrationId?: string | undefined;
  readonly name: string;
  readonly providerId: string;
  readonly channel: Channel;
  readonly active: boolean;
  /** Made primary as it is saved. */
  readonly primary?: boolean | undefined;
  readonly conditions: unknown;
}

/** All that a person set in the playground, and all that a link keeps. */
export interface PlaygroundState {
  readonly channel: Channel;
  /** Empty: any provider. */
  readonly providerId: string;
  /** Empty: none is asked for by name. */
  readonly identifier: string;
  /** The context as JSON text, as it was typed. */
  readonly context: string;
  readonly draft?: UnsavedIntegration | undefined;
}

export const INITIAL_STATE: PlaygroundState = { channel: 'email', providerId: '', identifier: '', context: '{}' };

/** What the page shows: resolve's answer, or the one with an unsaved integration among the stored ones. */
export type Resolution = Omit<PreviewAnswer, 'draftId' | 'before'> & Partial<Pick<PreviewAnswer, 'draftId' | 'before'>>;

/** The body of the resolve request, as text: numbers and keys of the context reach the server as they were typed. */
export function requestBody({ channel, providerId, identifier, context }: PlaygroundState): string {
  const fields = {
    channel,
    ...(providerId === '' ? {} : { providerId }),
    ...(identifier === '' ? {} : { identifier }),
    explain: true,
  };
  return `${JSON.stringify(fields).slice(0, -1)},"context":${context.trim() === '' ? '{}' : context}}`;
}
