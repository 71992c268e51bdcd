import { z } from 'zod';

export const PASSWORD_MIN_LENGTH = 12;
const PASSWORD_MAX_LENGTH = 128;

const emailSchema = z.string().trim().min(1, 'Enter your e-mail address.').pipe(z.email('Enter a whole e-mail address, like name@company.com.'));

export const signInSchema = z.object({
  email: emailSchema,
  // An old password may be shorter than today's rule: the server alone judges it.
  password: z.string().min(1, 'Enter your password.'),
});

export type SignInInput = z.infer<typeof signInSchema>;

export const setupSchema = z.object({
  token: z.string().trim().min(1, 'Enter the token that the console printed.'),
  name: z.string().trim().min(1, 'Enter your name.').max(100, 'Use at most 100 characters.'),
  email: emailSchema,
  password: z
    .string()
    .min(PASSWORD_MIN_LENGTH, `Use at least ${PASSWORD_MIN_LENGTH} characters.`)
    .max(PASSWORD_MAX_LENGTH, `Use at most ${PASSWORD_MAX_LENGTH} characters.`),
  organizationName: z.string().trim().min(1, 'Enter the name of your organization.').max(100, 'Use at most 100 characters.'),
});

export type SetupInput = z.infer<typeof setupSchema>;
