'use client';

import { PageFailure, type PageFailureProps } from '@/app/page-failure';

/** Shown when a page fails. The shell stays, with its navigation and environment. */
export default function DashboardErrorPage(props: PageFailureProps) {
  return <PageFailure {...props} />;
}
