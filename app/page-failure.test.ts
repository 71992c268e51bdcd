import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { PageFailure } from './page-failure';

const shown = (error: unknown) =>
  renderToStaticMarkup(createElement(PageFailure, { error, retry: () => undefined }))
    .replaceAll(/<[^>]*>|\s+/g, ' ')
    .replaceAll(/ +/g, ' ');

describe('PageFailure', () => {
  it('shows the reference of the server’s log, and never the message, which may hold a secret', () => {
    const text = shown(Object.assign(new Error('SG.secret'), { digest: '2847' }));
    expect(text).toMatch(/on the server .*log says more under this reference: 2847/s);
    expect(text).not.toContain('SG.secret');
    expect(text).toMatch(/Try again .*Go to integrations/s);
  });

  it('does not mention the log for a failure in the browser', () => {
    expect(shown(new Error('Loading chunk 7 failed'))).not.toMatch(/log|server|chunk/);
  });
});
