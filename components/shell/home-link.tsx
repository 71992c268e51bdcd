'use client';

import { Link } from '@/components/ui/link';
import { ProductMark } from '@/components/ui/product-mark';

export interface HomeLinkProps {
  onNavigate?: () => void;
}

export function HomeLink({ onNavigate }: HomeLinkProps) {
  return (
    <Link
      href="/integrations"
      {...(onNavigate && { onClick: onNavigate })}
      className="flex h-8 w-fit items-center gap-2 rounded-md px-2.5 text-lg font-semibold text-text focus-visible:outline-offset-[-2px]"
    >
      <ProductMark className="size-5 text-accent-text" />
      Signalbox
    </Link>
  );
}
