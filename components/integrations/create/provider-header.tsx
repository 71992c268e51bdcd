'use client';

import { ArrowLeftRight } from 'lucide-react';
import type { Ref } from 'react';

import { Button } from '@/components/ui/button';
import { ProviderIcon } from '@/components/ui/provider-icon';
import { Select } from '@/components/ui/select';
import { TextLink } from '@/components/ui/text-link';
import { CHANNEL_LABELS, type Channel } from '@/lib/catalogue/channel';
import { CHANNEL_ORDER } from '@/lib/catalogue/channel-order';
import type { PublicProvider } from '@/lib/catalogue/public-provider';

export interface ProviderHeaderProps {
  provider: PublicProvider;
  providers: readonly PublicProvider[];
  headingRef: Ref<HTMLHeadingElement>;
  onPick: (provider: PublicProvider) => void;
  onChannel: (channel: Channel) => void;
  /** Returns to the gallery. */
  onChange: () => void;
}

/** The form's provider, with shortcuts to other providers. */
export function ProviderHeader({ provider, providers, headingRef, onPick, onChannel, onChange }: ProviderHeaderProps) {
  const ofChannel = providers
    .filter(({ channel }) => channel === provider.channel)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-b border-border pb-5">
      <div className="flex min-w-0 flex-[1_1_18rem] items-center gap-3.5">
        <ProviderIcon providerId={provider.id} name={provider.name} size={44} />
        <div className="grid min-w-0">
          <h2 ref={headingRef} tabIndex={-1} className="text-xl font-semibold break-words outline-none">
            {provider.name}
          </h2>
          <p className="flex flex-wrap gap-x-2 text-sm text-text-muted">
            {CHANNEL_LABELS[provider.channel]}
            <span aria-hidden>·</span>
            <TextLink href={provider.docs} external>
              <span className="sr-only">{provider.name} </span>Documentation
            </TextLink>
          </p>
        </div>
      </div>
      <div className="flex min-w-0 flex-wrap items-center gap-2 max-sm:w-full">
        <Select
          aria-label="Channel"
          wrapperClassName="w-28"
          value={provider.channel}
          onChange={(event) => {
            const channel = CHANNEL_ORDER.find((each) => each === event.target.value);
            if (channel) onChannel(channel);
          }}
        >
          {CHANNEL_ORDER.map((channel) => (
            <option key={channel} value={channel}>
              {CHANNEL_LABELS[channel]}
            </option>
          ))}
        </Select>
        <Select
          aria-label="Provider"
          wrapperClassName="w-52 max-sm:w-auto max-sm:min-w-36 max-sm:flex-1"
          value={provider.id}
          onChange={(event) => {
            const picked = providers.find(({ id }) => id === event.target.value);
            if (picked) onPick(picked);
          }}
        >
          {ofChannel.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Button onClick={onChange}>
          <ArrowLeftRight aria-hidden />
          Change provider
        </Button>
      </div>
    </div>
  );
}
