import type { CheckCause } from '@/lib/catalogue/check';
import type { PublicField, PublicProvider } from '@/lib/catalogue/public-provider';
import type { CheckVerdict } from '@/lib/checks/types';

/** The advice after a verdict: text, links and a field. */
export interface CheckOffer {
  readonly text?: string;
  /** The page where the value can be found. */
  readonly page?: { readonly href: string; readonly label: string };
  /** The field to correct. */
  readonly field?: PublicField;
  readonly retry?: true;
}

interface Ways {
  readonly text?: string;
  readonly page?: true;
  readonly retry?: true;
}

/** Source: docs/rules/providers.md, "Causes". */
function waysOf(cause: CheckCause): Ways {
  switch (cause) {
    case 'valid':
      return {};
    case 'valid_limited':
      return { text: 'Within this limit it works: you can save it.' };
    case 'invalid_credentials':
      return { page: true };
    case 'expired':
      return { text: 'Make new ones there, and enter them here.', page: true };
    case 'insufficient_scope':
      return { text: 'Its rights are changed where it was made; then check again.', page: true, retry: true };
    case 'misconfigured':
      return { page: true };
    case 'blocked':
      return {
        text: 'What the provider sees is the address from which this server reaches the internet, not yours.',
        page: true,
        retry: true,
      };
    case 'rate_limited':
    case 'network_error':
      return { retry: true };
    case 'provider_unavailable':
      return { text: 'You can save it meanwhile, and check it later.', retry: true };
    case 'not_checkable':
      return { text: 'You can save it; a first message of your own will show whether it works.' };
    case 'undetermined':
      return { text: 'You can save it all the same.', page: true, retry: true };
    default:
      return cause satisfies never;
  }
}

/** In: a verdict on the form's values, and the fields that the form shows. */
export function offerAfter(
  verdict: CheckVerdict,
  provider: PublicProvider,
  fields: readonly PublicField[],
): CheckOffer {
  const { text, page, retry } = waysOf(verdict.cause);
  const blamed = fields.find(({ key }) => key === verdict.field);
  return {
    ...(text ? { text } : {}),
    ...(page ? { page: pageOf(provider, blamed, fields) } : {}),
    ...(blamed ? { field: blamed } : {}),
    ...(retry ? { retry } : {}),
  };
}

function pageOf(provider: PublicProvider, blamed: PublicField | undefined, fields: readonly PublicField[]) {
  const field = blamed ?? fields.find(({ secret, helpUrl }) => secret && helpUrl);
  return field?.helpUrl
    ? { href: field.helpUrl, label: `Where to find ${field.label}` }
    : { href: provider.docs, label: `${provider.name} documentation` };
}
