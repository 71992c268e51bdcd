import type { Metadata } from 'next';
import { notFound } from 'next/navigation';

import { Samples } from './samples';

export const metadata: Metadata = { title: 'Style guide: conditions' };

interface ConditionsStyleguideProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** For the product's developers; absent from a production build. `?sample=nested` shows one sample by itself. */
export default async function ConditionsStyleguidePage({ searchParams }: ConditionsStyleguideProps) {
  if (process.env.NODE_ENV === 'production') notFound();
  const { sample } = await searchParams;
  return (
    <main className="mx-auto grid max-w-5xl gap-10 px-4 py-8 sm:px-8">
      <h1 className="text-2xl font-semibold">Conditions builder</h1>
      <Samples only={typeof sample === 'string' ? sample : undefined} />
    </main>
  );
}
