import { Button } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';

/** Rendered inside the shell: switching the environment on an integration's page must not leave the dashboard. */
export default function IntegrationNotFound() {
  return (
    <PageHeader
      title="No such integration here"
      description="It belongs to another environment, or it was deleted."
      actions={
        <Button asChild variant="primary">
          <Link href="/integrations">Go to integrations</Link>
        </Button>
      }
    />
  );
}
