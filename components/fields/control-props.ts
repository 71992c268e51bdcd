import type { PublicField } from '@/lib/catalogue/public-provider';

import type { PasteTarget } from './paste-value';

/** The value of a control during editing: text, or on and off. */
export type FieldValue = string | boolean;

export type FieldOf<Kind extends PublicField['kind']> = Extract<PublicField, { kind: Kind }>;

export interface ControlProps<F extends PublicField, V extends FieldValue> {
  field: F;
  /** The id of the control, for the links of an error summary. */
  id: string;
  value: V;
  onChange: (value: V) => void;
  onBlur?: (() => void) | undefined;
  error?: string | undefined;
  /** False while a required field may stay empty, as in a draft. The word "Required" stays. */
  enforced: boolean;
  /** Where the parts of a pasted value go that belong in other fields. */
  pasteTarget?: PasteTarget | undefined;
}
