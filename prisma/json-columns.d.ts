/** What the JSON columns of schema.prisma hold, by the names that its comments give them. */
import type { Credentials as CredentialValues } from '@/lib/catalogue/credentials-schema';
import type { CheckVerdict as Verdict } from '@/lib/checks/types';
import type { Conditions as ConditionGroups, Context } from '@/lib/conditions/types';
import type { SecretStates as States } from '@/lib/integrations/types';

declare global {
  namespace PrismaJson {
    type Credentials = CredentialValues;
    type Destination = { readonly [key in keyof CredentialValues]: CredentialValues[key] | null };
    type SecretStates = States;
    type Conditions = ConditionGroups;
    type CheckVerdict = Verdict;
    type ConditionContext = Context;
    type AuditDetails = Readonly<Record<string, unknown>>;
  }
}
