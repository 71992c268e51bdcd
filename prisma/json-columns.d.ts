/** The types of the JSON columns in schema.prisma, under the names in its comments. */
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
