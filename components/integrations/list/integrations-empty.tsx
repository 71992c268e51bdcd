'use client';

import { ArrowRight, Plus } from 'lucide-react';
import { useCallback } from 'react';

import { selectionQuery } from '@/components/integrations/form/new-integration-address';
import type { ListedProvider } from '@/components/integrations/model/listed-integration';
import { PasteBox } from '@/components/integrations/paste/paste-box';
import { carryPaste } from '@/components/integrations/paste/paste-handover';
import { Button } from '@/components/ui/button';
import { ChannelIcon } from '@/components/ui/channel-icon';
import { Link } from '@/components/ui/link';
import { useOwnRouter } from '@/components/ui/own-paths';
import { ProviderIcon } from '@/components/ui/provider-icon';
import { CHANNEL_LABELS } from '@/lib/catalogue/channel';
import { CHANNEL_ORDER } from '@/lib/catalogue/channel-order';

const OFFERED = 5;

/** The first page of a new environment: the five channels, each with its most popular providers. */
export function IntegrationsEmpty({ providers }: { providers: readonly ListedProvider[] }) {
  const router = useOwnRouter();
  const paste = useCallback(
    (text: string) => {
      carryPaste(text);
      router.push('/integrations/new');
    },
    [router],
  );
  return (
    <div className="grid grid-cols-1 gap-8">
      <div className="grid justify-items-start gap-3 border-y border-border py-6">
        <div className="grid gap-1">
          <h2 className="text-lg font-semibold">No integrations yet</h2>
          <p className="max-w-xl text-pretty text-text-muted">
            An integration is one provider with its credentials: what sends your e-mail, SMS, chat, push or in-app
            messages here.
          </p>
        </div>
        <Button asChild variant="primary">
          <Link href="/integrations/new">
            <Plus aria-hidden />
            New integration
          </Link>
        </Button>
        <PasteBox onPaste={paste} />
      </div>
      <div className="grid grid-cols-1 gap-x-6 gap-y-7 min-[23rem]:grid-cols-2 lg:grid-cols-3 xl:grid-cols-5">
        {CHANNEL_ORDER.map((channel) => {
          const ofChannel = providers.filter((provider) => provider.channel === channel);
          const offered = ofChannel.filter(({ popular }) => popular).slice(0, OFFERED);
          const shown = offered.length > 0 ? offered : ofChannel.slice(0, OFFERED);
          return (
            <section key={channel} aria-labelledby={`empty-${channel}`} className="grid content-start gap-1.5">
              <h3 id={`empty-${channel}`} className="flex items-center gap-2 px-2 font-semibold">
                <ChannelIcon channel={channel} className="text-text-muted" />
                {CHANNEL_LABELS[channel]}
              </h3>
              <ul className="grid">
                {shown.map(({ id, name }) => (
                  <li key={id}>
                    <Link
                      href={`/integrations/new${selectionQuery({ channel, providerId: id })}`}
                      className="flex min-h-10 items-center gap-2.5 rounded-md px-2 py-1 text-text hover:bg-hover focus-visible:outline-offset-0"
                    >
                      <ProviderIcon providerId={id} name={name} size={24} />
                      <span className="min-w-0">{name}</span>
                    </Link>
                  </li>
                ))}
                {ofChannel.length > shown.length && (
                  <li>
                    <Link
                      href={`/integrations/new${selectionQuery({ channel })}`}
                      className="flex min-h-9 items-center gap-1.5 rounded-md px-2 text-sm text-accent-text hover:bg-hover focus-visible:outline-offset-0"
                    >
                      All {ofChannel.length}
                      <span className="sr-only"> {CHANNEL_LABELS[channel]} providers</span>
                      <ArrowRight aria-hidden className="size-3.5" />
                    </Link>
                  </li>
                )}
              </ul>
            </section>
          );
        })}
      </div>
    </div>
  );
}
