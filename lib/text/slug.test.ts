import { describe, expect, it } from 'vitest';

import { slugOf } from './slug';

describe('slugOf', () => {
  it.each([
    ['SendGrid', 'sendgrid'],
    ['  My  E-Mail (EU)!  ', 'my-e-mail-eu'],
    ['Äpfel & Öl', 'apfel-ol'],
    ['ﬁrst ① ｆｕｌｌ', 'first-1-full'],
    ['İstanbul', 'istanbul'],
    ['naïve café', 'naive-cafe'],
    ['Привет', ''],
    ['通知', ''],
    ['🚂', ''],
    ['通知 42', '42'],
    ['---', ''],
    ['', ''],
    [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
    ['x'.repeat(120), 'x'.repeat(60)],
  ])('%j is "%s"', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});
