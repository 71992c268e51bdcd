import { z } from 'zod';

import { ROLES } from '@/lib/accounts/roles';
import { emailSchema, newPersonSchema } from '@/lib/accounts/schema';

const role = z.enum(ROLES, { error: `Choose a role: ${ROLES.join(', ')}.` });

/** Who is invited, and with which role. */
export const inviteSchema = z.strictObject({ email: emailSchema, role });

export type InviteInput = z.input<typeof inviteSchema>;

export const changeRoleSchema = z.strictObject({ role });

/** What a new person enters to accept an invitation; the email address comes from the invitation. */
export const acceptSchema = newPersonSchema;

export type AcceptInput = z.input<typeof acceptSchema>;

/** What a person with an earlier account enters to accept an invitation. */
export const rejoinSchema = z.object({
  password: z.string().min(1, { error: 'Enter your password.' }).max(128, { error: 'At most 128 characters.' }),
});

export type RejoinInput = z.input<typeof rejoinSchema>;
