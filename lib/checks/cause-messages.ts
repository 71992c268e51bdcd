import type { CheckCause } from '@/lib/catalogue/check';

/** The meaning of each cause and its remedy, unless the provider's own definition has a more exact message. */
export const CAUSE_MESSAGES: Readonly<Record<CheckCause, string>> = {
  valid: 'The provider accepted the credentials.',
  valid_limited: 'The provider accepted the credentials, with limits.',
  invalid_credentials: "The provider didn't accept the credentials. Copy them again from its console.",
  expired: 'The credentials have expired or were revoked. Create new ones in the console of the provider.',
  insufficient_scope: 'The credentials are known but lack a right. Give them the right to send, or use others.',
  misconfigured: "The credentials don't fit the other settings. Compare domain, region and account.",
  blocked:
    'The provider blocks the account or the address of this server. Look in its console for a suspension or a list of allowed addresses.',
  rate_limited: 'The provider limits requests for now. Try again in a minute.',
  provider_unavailable:
    "The provider has a problem. The credentials were not tested. Try again later, or look at the provider's status page.",
  network_error: "Couldn't reach the provider. The credentials were not tested.",
  not_checkable: "The provider can't test credentials without sending a message.",
  undetermined: 'The answer was not understood. The credentials may be right or wrong.',
};
