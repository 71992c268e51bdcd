import type { Metadata } from 'next';

import { AuthLayout } from '@/components/auth/auth-layout';
import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';

export const metadata: Metadata = { title: 'Page not found' };

export default function NotFound() {
  return (
    <AuthLayout
      title="Page not found"
      description="Nothing is at this address, or it belongs to another environment or organization."
    >
      <Button asChild variant="primary" className="w-fit">
        <Link href="/integrations">Go to integrations</Link>
      </Button>
    </AuthLayout>
  );
}
