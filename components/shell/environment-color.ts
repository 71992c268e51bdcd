/** The closed palette an environment picks from; `data-env-color` in globals.css gives each its shades. */
export const ENVIRONMENT_COLORS = ['gray', 'blue', 'teal', 'green', 'amber', 'orange', 'red', 'violet'] as const;

export type EnvironmentColor = (typeof ENVIRONMENT_COLORS)[number];

export interface ShellEnvironment {
  id: string;
  name: string;
  color: EnvironmentColor;
}
