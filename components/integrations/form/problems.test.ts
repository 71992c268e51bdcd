import { describe, expect, it } from 'vitest';

import { toPublicProvider } from '@/lib/catalogue/public-provider';
import { findProvider } from '@/lib/providers';
import { placeOf } from '@/lib/text/place';

import { CONDITIONS_ID, listProblems, sentence } from './problems';

const sendgrid = toPublicProvider(findProvider('sendgrid')!);
const one = (message: string) => ({ messages: [message] });

describe('listProblems', () => {
  it('follows the order of the form and names each field once', () => {
    const problems = listProblems(sendgrid.fields, {
      'credentials.title': one('This is not a credential key.'),
      'conditions[0].children[1].operator': one('The operator is unknown.'),
      'credentials.senderName': one('Sender name is required.'),
      'credentials.apiKey': one('Must start with "SG."'),
      identifier: one('identifier is taken.'),
      providerId: one('Unknown provider.'),
      channel: one('Taken.'),
      name: one('name must have 1 to 120 characters.'),
    });
    expect(problems).toEqual([
      { place: 'name', text: 'Name must have 1 to 120 characters.', targetId: 'integration-name' },
      { place: 'identifier', text: 'Identifier is taken.', targetId: 'integration-identifier' },
      {
        place: 'credentials.apiKey',
        text: 'API Key: Must start with "SG."',
        targetId: 'integration-credentials-apiKey',
      },
      {
        place: 'credentials.senderName',
        text: 'Sender name is required.',
        targetId: 'integration-credentials-senderName',
      },
      {
        place: 'conditions[0].children[1].operator',
        text: 'Conditions: The operator is unknown.',
        targetId: CONDITIONS_ID,
      },
      { place: 'credentials.title', text: 'credentials.title: This is not a credential key.' },
      { place: 'providerId', text: 'Unknown provider.' },
      { place: 'channel', text: 'Channel: Taken.' },
    ]);
  });

  it('lists several messages of one place', () => {
    expect(listProblems(sendgrid.fields, { name: { messages: ['Name a.', 'Name b.'] } })).toHaveLength(2);
  });
});

describe('placeOf', () => {
  it('writes places as the API does', () => {
    expect(placeOf(['conditions', 0, 'children', 1, 'operator'])).toBe('conditions[0].children[1].operator');
    expect(sentence('name is short.')).toBe('Name is short.');
  });
});
