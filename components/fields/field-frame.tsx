import type { ReactNode } from 'react';

import { Field, type FieldControlProps as Wiring, type FieldProps } from '@/components/ui/field';
import { TextLink } from '@/components/ui/text-link';
import type { PublicField } from '@/lib/catalogue/public-provider';

export interface FieldFrameProps extends Pick<FieldProps, 'layout' | 'error'> {
  field: PublicField;
  id: string;
  enforced: boolean;
  children: (wiring: Wiring) => ReactNode;
}

/**
 * Label, "Required" or "Optional", help, the link to the value's source, and the error: the same for every kind of
 * control.
 */
export function FieldFrame({ field, id, enforced, children, ...rest }: FieldFrameProps) {
  return (
    <Field
      id={id}
      label={field.label}
      required={field.required}
      help={field.help}
      aside={
        field.helpUrl && (
          <TextLink href={field.helpUrl} external>
            {/* A switch has no value to find, only documentation. */}
            {field.type === 'boolean' ? 'Learn more' : 'Where to find it'}
            <span className="sr-only"> ({field.label})</span>
          </TextLink>
        )
      }
      {...rest}
    >
      {(wiring) => children({ ...wiring, 'aria-required': field.required && enforced ? true : undefined })}
    </Field>
  );
}
