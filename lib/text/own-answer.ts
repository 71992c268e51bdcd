/**
 * Begins the text of an answer that the server gives in place of a page or an action. The browser may show what follows:
 * a proxy or Next itself never begins a text like this.
 */
export const OWN_ANSWER = 'Signalbox: ';
