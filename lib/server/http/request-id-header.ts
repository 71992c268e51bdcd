import 'server-only';

/** Where our proxy leaves the id of a request for the pages. What a caller sends under it is replaced. */
export const REQUEST_ID_HEADER = 'x-signalbox-request-id';
