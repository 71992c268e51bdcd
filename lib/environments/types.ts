/** The colors an environment may have; the pages map each to their own tokens. */
export const ENVIRONMENT_COLORS = ['gray', 'blue', 'teal', 'green', 'amber', 'orange', 'red', 'violet'] as const;

export type EnvironmentColor = (typeof ENVIRONMENT_COLORS)[number];

export interface EnvironmentRow {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly color: string;
  /** The environment's word in the dashboard's addresses. */
  readonly slug: string;
  /** Its earlier words, the latest first. */
  readonly formerSlugs: readonly string[];
  /** Encrypted by the vault. */
  readonly fingerprintKey: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface EnvironmentView {
  readonly id: string;
  readonly name: string;
  readonly color: EnvironmentColor;
  /** The environment's word in the dashboard's addresses: `/production/integrations`. */
  readonly slug: string;
  readonly createdAt: string;
}

export interface EnvironmentInUse extends EnvironmentView {
  readonly integrationCount: number;
  readonly apiKeyCount: number;
}
