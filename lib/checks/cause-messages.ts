import type { CheckCause } from '@/lib/catalogue/check';

/** The meaning of each cause and its remedy, unless the provider's own definition has a more exact message. */
export const CAUSE_MESSAGES: Readonly<Record<CheckCause, string>> = {
  valid: 'The provider accepted the credentials.',
  valid_limited: 'The provider accepted the credentials, with limits.',
  invalid_credentials:
    'The provider did not accept the credentials. Copy them again from its console, whole and without spaces around.',
  expired: 'The credentials have expired or were revoked. Make new ones in the console of the provider.',
  insufficient_scope:
    'The provider knows the credentials, but they lack a right. Give them the right to send, or use others.',
  misconfigured: 'The credentials do not fit the other settings. Compare domain, region and account.',
  blocked:
    'The provider blocks the account or the address of this server. See its console for a suspension or a list of allowed addresses.',
  rate_limited: 'The provider answers no more requests for now. Try again in a minute.',
  provider_unavailable:
    'The provider has a problem of its own, which says nothing about the credentials. Try again later, or look at its status page.',
  network_error: 'The provider could not be reached, which says nothing about the credentials.',
  not_checkable: 'The provider has no request that proves credentials without sending a message.',
  undetermined: 'The answer was not understood. The credentials may be right or wrong.',
};
