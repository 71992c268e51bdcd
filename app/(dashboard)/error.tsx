'use client';

import { PageFailure, type PageFailureProps } from '@/app/page-failure';

/** A page that fails leaves the shell around it: navigation and environment stay at hand. */
export default function DashboardErrorPage(props: PageFailureProps) {
  return <PageFailure {...props} />;
}
