import { unstable_rethrow } from 'next/navigation';

import { requestId } from '@/app/request-id';
import { toErrorAnswer } from '@/lib/api/error-answer';

/**
 * Wraps a page's own route, such as a download: returns its Response or the API's error object. Redirects pass through.
 */
export async function answerRoute(
  request: Request,
  work: (query: URLSearchParams) => Promise<Response>,
): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  try {
    return await work(searchParams);
  } catch (thrown) {
    unstable_rethrow(thrown);
    const { body, headers } = toErrorAnswer(thrown, pathname, await requestId());
    return Response.json(body, { status: body.statusCode, headers });
  }
}
