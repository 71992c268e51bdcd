import type { CheckFinding, SmtpReply } from '@/lib/catalogue/check';

/** Whether a host is a submission server of Exchange Online, in any of Microsoft's clouds. */
export function isExchangeOnline(host: string): boolean {
  return /(?:^|\.)(?:office365|outlook)\.(?:com|us|de|cn)\.?$/i.test(host);
}

/**
 * What Exchange Online says of a sign-in: it refuses a right password with the code of a wrong one, so its words decide.
 * https://learn.microsoft.com/en-us/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission
 */
export function readExchangeReply({ text }: SmtpReply): CheckFinding | null {
  // After the retirement of Basic authentication.
  if (/\b5\.7\.30\b/.test(text))
    return {
      cause: 'blocked',
      message: 'Microsoft 365 no longer accepts a password for SMTP from this mailbox. Signing in needs OAuth.',
    };
  if (/\b5\.7\.139\b/.test(text) && /\bdisabled\b/i.test(text))
    return {
      cause: 'misconfigured',
      message:
        'Authenticated SMTP is off for this mailbox or its tenant, so no password works. An administrator can turn it on.',
    };
  return null;
}
