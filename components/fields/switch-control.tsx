'use client';

import { Switch } from '@/components/ui/switch';

import type { ControlProps, FieldOf } from './control-props';
import { FieldFrame } from './field-frame';

export function SwitchControl({
  field,
  id,
  value,
  onChange,
  onBlur,
  error,
  enforced,
}: ControlProps<FieldOf<'switch'>, boolean>) {
  return (
    <FieldFrame field={field} id={id} error={error} enforced={enforced} layout="inline">
      {(wiring) => <Switch {...wiring} checked={value} onCheckedChange={onChange} onBlur={onBlur} />}
    </FieldFrame>
  );
}
