import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';

/** Shown in the dashboard's shell. */
export default function EnvironmentNotFound() {
  return (
    <>
      <PageHeader title="Page not found" description="This environment has no such page." />
      <Button asChild variant="primary" className="w-fit">
        <Link href="/integrations">Go to integrations</Link>
      </Button>
    </>
  );
}
