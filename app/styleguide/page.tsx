import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';

import { ControlsSection } from './controls-section';
import { FeedbackSection } from './feedback-section';
import { FloatingSection } from './floating-section';
import { FoundationsSection } from './foundations-section';
import { AuthPreview, ShellPreview } from './previews';

export const metadata: Metadata = { title: 'Style guide' };

const VIEWS = ['shell', 'sign-in', 'setup', 'setup-token', 'error'];

interface StyleguideProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/**
 * For the product's developers; absent from a production build. `?view=shell|sign-in|setup` shows one preview by
 * itself.
 */
export default async function StyleguidePage({ searchParams }: StyleguideProps) {
  if (process.env.NODE_ENV === 'production') notFound();
  const { view } = await searchParams;
  if (view === 'shell') return <ShellPreview />;
  if (view === 'sign-in' || view === 'setup' || view === 'setup-token') return <AuthPreview view={view} />;
  if (view === 'error') throw new Error('A sample failure');
  return (
    <main className="grid grid-cols-1 xl:grid-cols-2">
      <PageHeader
        title="Style guide"
        description="Every primitive and state, in both themes. Previews of whole pages are linked at the right."
        className="mb-0 px-4 py-8 sm:px-8 xl:col-span-2"
        actions={VIEWS.map((each) => (
          <TextLink key={each} href={`/styleguide?view=${each}`}>
            {each}
          </TextLink>
        ))}
      />
      {(['light', 'dark'] as const).map((theme) => (
        <div
          key={theme}
          className={`${theme} grid min-w-0 grid-cols-1 content-start gap-12 bg-background px-4 py-8 text-text sm:px-8`}
        >
          <p className="font-mono text-code text-text-muted">.{theme}</p>
          <FoundationsSection />
          <ControlsSection />
          <FeedbackSection />
          <FloatingSection />
        </div>
      ))}
    </main>
  );
}
