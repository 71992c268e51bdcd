import { describe, expect, it } from 'vitest';

import { galleryGroups, searchProviders } from '@/lib/catalogue/provider-search';
import { toPublicProvider } from '@/lib/catalogue/public-provider';

import { PROVIDERS } from '.';

const providers = PROVIDERS.map(toPublicProvider);
const found = (search: string) => searchProviders(providers, search).map(({ id }) => id);

describe('searchProviders', () => {
  it.each([
    ['sendgird', ['sendgrid']],
    ['sendgrid', ['sendgrid']],
    ['nexmo', ['nexmo']],
    ['vonage', ['nexmo']],
    ['vonnage', ['nexmo']],
    ['sendinblue', ['sendinblue', 'brevo-sms']],
    ['brevo', ['sendinblue', 'brevo-sms']],
    ['amazon', ['ses', 'sns']],
    ['aws', ['ses', 'sns']],
    ['firebase', ['fcm']],
    ['firebsae', ['fcm']],
    ['ms teams', ['msteams']],
    ['MSTeams', ['msteams']],
    ['whatsap', ['whatsapp-business']],
    ['watsapp', ['whatsapp-business']],
    ['twillio', ['twilio']],
    ['twilio', ['twilio', 'sendgrid']],
    ['smtp', ['nodemailer']],
    ['telegarm', ['telegram']],
    ['mailgnu', ['mailgun']],
    ['africas', ['africas-talking']],
    ['apple', ['apns']],
    ['in-app', ['novu']],
    ['rocket.chat', ['rocket-chat']],
    ['novu slack', ['novu-slack']],
    ['brevo sms', ['brevo-sms']],
  ])('finds for "%s" first %j', (search, first) => {
    expect(found(search).slice(0, first.length)).toEqual(first);
  });

  it('adds no similar names to a clear match', () => {
    expect(found('sendgird')).toEqual(['sendgrid']);
    expect(found('nexmo')).toEqual(['nexmo']);
  });

  it('lists a channel by its name', () => {
    const ofPush = providers.filter(({ channel }) => channel === 'push').map(({ id }) => id);
    expect(found('push')).toEqual(expect.arrayContaining(ofPush));
    expect(found('email webhook')[0]).toBe('email-webhook');
  });

  it.each(['', '   ', '!?', 'qqqqzzzz', '𝓍'.repeat(200), '('.repeat(50), '\\'])(
    'finds nothing for "%s" and does not fail',
    (search) => {
      expect(found(search)).toEqual([]);
    },
  );

  it('finds every provider first by its name, or ties it with a namesake', () => {
    for (const { id, name } of providers) {
      const namesakes = providers.filter((other) => other.name === name).length;
      expect(found(name).slice(0, namesakes), name).toContain(id);
    }
  });
});

describe('galleryGroups', () => {
  it('shows every provider once, the most used first', () => {
    const groups = galleryGroups(providers);
    expect(groups.flatMap((group) => group.providers).length).toBe(providers.length);
    expect(new Set(groups.flatMap((group) => group.providers)).size).toBe(providers.length);
    expect(groups[0]?.title).toBe('Most used');
    expect(groups[0]?.providers.every(({ popular }) => popular)).toBe(true);
  });
});
