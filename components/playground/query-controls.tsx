import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { CHANNEL_LABELS, type Channel } from '@/lib/catalogue/channel';
import { CHANNEL_ORDER } from '@/lib/catalogue/channel-order';

import type { PlaygroundState } from './playground-state';

export interface NamedProvider {
  readonly id: string;
  readonly name: string;
  readonly channel: Channel;
}

export interface QueryControlsProps {
  state: PlaygroundState;
  onChange: (changes: Partial<PlaygroundState>) => void;
  providers: readonly NamedProvider[];
  /** Suggestions for the identifier. */
  identifiers: readonly string[];
}

/** The query besides the context: channel, and a provider or one integration by identifier. */
export function QueryControls({ state, onChange, providers, identifiers }: QueryControlsProps) {
  const { channel, providerId, identifier } = state;
  const ofChannel = providers.filter((provider) => provider.channel === channel);
  const isKnown = providerId === '' || ofChannel.some(({ id }) => id === providerId);
  return (
    <div className="grid grid-cols-1 gap-x-4 gap-y-4 sm:grid-cols-2">
      <Field label="Channel">
        {(control) => (
          <Select
            {...control}
            value={channel}
            onChange={(event) => onChange({ channel: event.target.value as Channel, providerId: '' })}
          >
            {CHANNEL_ORDER.map((each) => (
              <option key={each} value={each}>
                {CHANNEL_LABELS[each]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Provider" required={false}>
        {(control) => (
          <Select {...control} value={providerId} onChange={(event) => onChange({ providerId: event.target.value })}>
            <option value="">Any</option>
            {!isKnown && <option value={providerId}>{providerId} (not on this channel)</option>}
            {ofChannel.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        label="Identifier"
        required={false}
        className="sm:col-span-2"
        {...(identifier !== '' && {
          help: 'Asks for this one integration: conditions and provider play no part, and no other takes its place.',
        })}
      >
        {(control) => (
          <>
            <Input
              {...control}
              mono
              value={identifier}
              list={`${control.id}-known`}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => onChange({ identifier: event.target.value })}
            />
            <datalist id={`${control.id}-known`}>
              {identifiers.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </datalist>
          </>
        )}
      </Field>
    </div>
  );
}
