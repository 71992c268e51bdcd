'use client';

import type { PublicField } from '@/lib/catalogue/public-provider';

import type { ControlProps, FieldValue } from './control-props';
import { SecretControl } from './secret-control';
import { SelectControl } from './select-control';
import { SwitchControl } from './switch-control';
import { TextControl } from './text-control';
import { TextFileControl } from './text-file-control';

export interface FieldControlProps extends Omit<ControlProps<PublicField, FieldValue>, 'value' | 'enforced'> {
  value: FieldValue | undefined;
  enforced?: boolean;
}

/**
 * Renders a field description as one labeled control. The only place in the interface that switches on a field's kind.
 */
export function FieldControl({ field, value, enforced = true, ...rest }: FieldControlProps) {
  if (field.hidden) return null;
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'text':
      return <TextControl field={field} value={text} enforced={enforced} {...rest} />;
    case 'url':
      return <TextControl field={field} value={text} enforced={enforced} inputMode="url" {...rest} />;
    case 'email':
      return <TextControl field={field} value={text} enforced={enforced} inputMode="email" {...rest} />;
    case 'number':
      return <TextControl field={field} value={text} enforced={enforced} inputMode="numeric" {...rest} />;
    case 'secret':
      return <SecretControl field={field} value={text} enforced={enforced} {...rest} />;
    case 'switch':
      return <SwitchControl field={field} value={value === true} enforced={enforced} {...rest} />;
    case 'select':
      return <SelectControl field={field} value={text} enforced={enforced} {...rest} />;
    case 'json':
      return (
        <TextFileControl
          field={field}
          value={text}
          enforced={enforced}
          accept=".json,application/json,text/plain"
          {...rest}
        />
      );
    case 'pem':
      return (
        <TextFileControl
          field={field}
          value={text}
          enforced={enforced}
          accept=".pem,.key,.p8,.txt,text/plain"
          {...rest}
        />
      );
    default:
      return field satisfies never;
  }
}
