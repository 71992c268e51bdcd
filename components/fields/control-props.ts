import type { PublicField } from '@/lib/catalogue/public-provider';

/** What a control holds while it is edited: text, or on and off. */
export type FieldValue = string | boolean;

export type FieldOf<Kind extends PublicField['kind']> = Extract<PublicField, { kind: Kind }>;

export interface ControlProps<F extends PublicField, V extends FieldValue> {
  field: F;
  /** Of the control, for the links of an error summary. */
  id: string;
  value: V;
  onChange: (value: V) => void;
  onBlur?: (() => void) | undefined;
  error?: string | undefined;
  /** False while a required field may stay empty: in a draft. The word "Required" stays. */
  enforced: boolean;
}
