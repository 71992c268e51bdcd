import NextLink from 'next/link';
import type { ComponentProps } from 'react';

type LinkProps = Omit<ComponentProps<typeof NextLink>, 'prefetch'>;

/**
 * The only link within the product. It fetches nothing ahead: every page here is made for the person at the moment of
 * the request, so what Next would fetch for each link in view (20 to 60 requests a page) holds nothing of the page and
 * makes following it no faster. `docs/decisions/2026-11-23-no-prefetch.md` has the figures.
 */
export function Link(props: LinkProps) {
  return <NextLink {...props} prefetch={false} />;
}
