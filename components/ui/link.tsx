import NextLink from 'next/link';
import type { ComponentProps } from 'react';

type LinkProps = Omit<ComponentProps<typeof NextLink>, 'prefetch'>;

/**
 * The only link component for pages of the product. It does not prefetch: every page is rendered for the person at the
 * time of the request, so the 20 to 60 prefetches per page would contain none of its content and make navigation no
 * faster. Figures: `docs/decisions/2026-11-23-no-prefetch.md`.
 */
export function Link(props: LinkProps) {
  return <NextLink {...props} prefetch={false} />;
}
