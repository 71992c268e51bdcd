import { notFound } from 'next/navigation';

/** Any other address in an environment: the not-found page, in the dashboard's shell. */
export default function UnknownPage(): never {
  notFound();
}
