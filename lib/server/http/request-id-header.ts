import 'server-only';

/** The header in which our proxy passes a request's id to the pages. A caller's value is replaced. */
export const REQUEST_ID_HEADER = 'x-signalbox-request-id';
