import type { Channel } from '@/lib/catalogue/channel';
import type { PreviewAnswer } from '@/lib/integrations/select/preview';

/** An integration with unsaved changes, as "Try it" passes it. `conditions` may be any JSON, as typed. */
export interface UnsavedIntegration {
  /** The id of the stored integration, if there is one. */
  readonly integrationId?: string | undefined;
  readonly name: string;
  readonly providerId: string;
  readonly channel: Channel;
  readonly active: boolean;
  /** Whether saving makes it the default. */
  readonly primary?: boolean | undefined;
  readonly conditions: unknown;
}

/** The person's input in the playground, and the content of a link. */
export interface PlaygroundState {
  readonly channel: Channel;
  /** Empty: any provider. */
  readonly providerId: string;
  /** Empty: no specific integration. */
  readonly identifier: string;
  /** The context as JSON text, as typed. */
  readonly context: string;
  readonly draft?: UnsavedIntegration | undefined;
}

export const INITIAL_STATE: PlaygroundState = { channel: 'email', providerId: '', identifier: '', context: '{}' };

/** The displayed result: resolve's answer, or the answer with an unsaved integration among the stored ones. */
export type Resolution = Omit<PreviewAnswer, 'draftId' | 'before'> & Partial<Pick<PreviewAnswer, 'draftId' | 'before'>>;

/** The body of the resolve request as text, so that the context's numbers and keys reach the server as typed. */
export function requestBody({ channel, providerId, identifier, context }: PlaygroundState): string {
  const fields = {
    channel,
    ...(providerId === '' ? {} : { providerId }),
    ...(identifier === '' ? {} : { identifier }),
    explain: true,
  };
  return `${JSON.stringify(fields).slice(0, -1)},"context":${context.trim() === '' ? '{}' : context}}`;
}
