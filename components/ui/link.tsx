'use client';

import NextLink from 'next/link';
import type { ComponentProps } from 'react';

import { useOwnPath } from './own-paths';

type LinkProps = Omit<ComponentProps<typeof NextLink>, 'prefetch' | 'href'> & { readonly href: string };

/**
 * The only link component for pages of the product. Its path is one of the code, which `OwnPaths` turns into the page's
 * own: `/integrations` leads to the environment of the page. It does not prefetch: every page is rendered for the person at the time of the request, so the 20 to 60
 * prefetches per page would contain none of its content and make navigation no faster. Figures:
 * `docs/decisions/2026-11-23-no-prefetch.md`.
 */
export function Link({ href, ...props }: LinkProps) {
  const at = useOwnPath();
  return <NextLink {...props} href={at(href)} prefetch={false} />;
}
