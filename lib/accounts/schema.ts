import { z } from 'zod';

import { nameReason } from '@/lib/text/name-text';

const line = (label: string, most: number) =>
  z
    .string({ error: `${label} must be text.` })
    .trim()
    .min(1, { error: `Enter ${label}.` })
    .max(most, { error: `At most ${most} characters.` })
    .refine((text) => nameReason(text) === null, { error: ({ input }) => `This ${nameReason(String(input))}.` });

const email = z.email({ error: 'Enter an e-mail address, such as you@example.com.' }).max(254);

/** A new account's name, email address and password. */
export const newPersonSchema = z.object({
  name: line('your name', 120),
  password: z
    .string()
    .min(12, { error: 'Use at least 12 characters.' })
    .max(128, { error: 'Use at most 128 characters.' }),
});

/** An email address as stored and compared: trimmed, in lower case. */
export const emailSchema = z.string({ error: 'Enter an e-mail address.' }).trim().toLowerCase().pipe(email);

/** The first account: its person, and the organization it owns. */
export const setupSchema = z.object({
  token: z.string().min(1, { error: 'Enter the token that the server printed when it started.' }),
  ...newPersonSchema.shape,
  email,
  organizationName: line('a name for the organization', 120),
});

export type SetupInput = z.input<typeof setupSchema>;

export const signInSchema = z.object({
  email,
  password: z.string().min(1, { error: 'Enter your password.' }).max(128, { error: 'At most 128 characters.' }),
});

export type SignInInput = z.input<typeof signInSchema>;
