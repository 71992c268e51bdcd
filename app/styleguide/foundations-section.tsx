import { Badge } from '@/components/ui/badge';
import { ChannelIcon } from '@/components/ui/channel-icon';
import { EnvironmentDot } from '@/components/ui/environment-dot';
import { Kbd } from '@/components/ui/kbd';
import { ProductMark } from '@/components/ui/product-mark';
import { ProviderIcon } from '@/components/ui/provider-icon';
import { RelativeTime } from '@/components/ui/relative-time';
import { CHANNELS, CHANNEL_LABELS } from '@/lib/catalogue/channel';
import { ENVIRONMENT_COLORS } from '@/lib/environments/types';

import { Row, Section } from './section';

const GROUNDS = ['bg-background', 'bg-surface', 'bg-raised', 'bg-subtle', 'bg-hover', 'bg-accent-bg'];
const SIZES = ['text-3xl', 'text-2xl', 'text-xl', 'text-lg', 'text-base', 'text-sm', 'text-xs'];
const LOADED_AT = Date.now();
const AGES_MS = [4_000, 200_000, 11_000_000, 400_000_000, -90_000_000];
const PROVIDERS = ['sendgrid', 'twilio', 'slack', 'fcm', 'ses', 'nodemailer'];

export function FoundationsSection() {
  return (
    <Section title="Foundations">
      <Row label="Mark">
        <ProductMark className="size-4" />
        <ProductMark />
        <ProductMark className="size-8 text-accent-text" />
        <ProductMark className="size-16 text-accent-text" />
      </Row>
      <Row label="Grounds, with text, muted text and accent text">
        {GROUNDS.map((ground) => (
          <div key={ground} className={`${ground} grid w-36 rounded-md border border-border p-2.5 text-sm`}>
            <span>{ground}</span>
            <span className="text-text-muted">muted</span>
            <span className="text-accent-text">accent-text</span>
          </div>
        ))}
      </Row>
      <Row label="Type">
        <div className="grid gap-1">
          {SIZES.map((size) => (
            <p key={size} className={size}>
              {size}: which provider, which credentials 0123456789
            </p>
          ))}
          <p className="font-mono text-code">text-code mono: sendgrid-eu-1 0O 1lI {'{}'}</p>
        </div>
      </Row>
      <Row label="Badges">
        {(['neutral', 'accent', 'success', 'warning', 'danger', 'info'] as const).map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
      </Row>
      <Row label="Environment colours">
        {ENVIRONMENT_COLORS.map((color) => (
          <Badge key={color} tone="environment" data-env-color={color}>
            <EnvironmentDot className="bg-current" />
            {color}
          </Badge>
        ))}
      </Row>
      <Row label="Channels">
        {CHANNELS.map((channel) => (
          <span key={channel} className="flex items-center gap-1.5">
            <ChannelIcon channel={channel} className="text-text-muted" />
            {CHANNEL_LABELS[channel]}
          </span>
        ))}
      </Row>
      <Row label="Providers">
        {PROVIDERS.map((id) => (
          <ProviderIcon key={id} providerId={id} name={id} />
        ))}
        <ProviderIcon providerId="sendgrid" name="SendGrid" size={40} />
      </Row>
      <Row label="Keys and times">
        <Kbd>Ctrl</Kbd>
        <Kbd>K</Kbd>
        {AGES_MS.map((age) => (
          <RelativeTime key={age} value={new Date(LOADED_AT - age)} className="text-sm text-text-muted" />
        ))}
      </Row>
    </Section>
  );
}
