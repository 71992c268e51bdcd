/**
 * The condition operators that `@novu/api` 3.19 knows, in requests and in answers; it throws at any other. A test
 * checks the package (components/integrations/code/request-code.test.ts).
 */
export const CLIENT_OPERATORS: ReadonlySet<unknown> = new Set(
  'EQUAL NOT_EQUAL LARGER LARGER_EQUAL SMALLER SMALLER_EQUAL BETWEEN NOT_BETWEEN IN NOT_IN ANY_IN ALL_IN LIKE NOT_LIKE'.split(
    ' ',
  ),
);

/** The objects of the context that it knows. */
export const CLIENT_SOURCES: ReadonlySet<unknown> = new Set(['subscriber', 'payload']);
