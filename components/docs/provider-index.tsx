import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { ProviderIcon } from '@/components/ui/provider-icon';
import { TextLink } from '@/components/ui/text-link';
import { CHANNEL_LABELS, CHANNELS, type Channel } from '@/lib/catalogue/channel';

export interface ProviderIndexProps {
  providers: readonly { readonly id: string; readonly name: string; readonly channel: Channel }[];
}

/** Every provider by channel, with links to its credentials. */
export function ProviderIndex({ providers }: ProviderIndexProps) {
  return (
    <>
      <PageHeader
        title="Credentials by provider"
        description="Which credentials each provider takes, with their forms and defaults."
        back={<TextLink href="/docs">API reference</TextLink>}
      />
      {CHANNELS.map((channel) => (
        <section key={channel} aria-labelledby={channel} className="grid gap-2 border-t border-border py-6">
          <h2 id={channel} className="text-lg font-semibold">
            {CHANNEL_LABELS[channel]}
          </h2>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-4">
            {providers
              .filter((provider) => provider.channel === channel)
              .map(({ id, name }) => (
                <li key={id}>
                  <Link
                    href={`/docs/providers/${id}`}
                    className="flex min-h-10 items-center gap-2.5 rounded-md px-2 py-1 hover:bg-hover"
                  >
                    <ProviderIcon providerId={id} name={name} size={24} />
                    {name}
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
