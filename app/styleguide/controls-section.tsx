'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Radio, RadioGroup } from '@/components/ui/radio-group';
import { RevealInput } from '@/components/ui/reveal-input';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { TextLink } from '@/components/ui/text-link';
import { Textarea } from '@/components/ui/textarea';

import { Row, Section } from './section';

export function ControlsSection() {
  const [active, setActive] = useState(true);
  return (
    <Section title="Controls">
      {(['md', 'sm'] as const).map((size) => (
        <Row key={size} label={`Buttons, ${size}`}>
          <Button size={size} variant="primary">
            Create integration
          </Button>
          <Button size={size}>
            <Plus aria-hidden />
            Add rule
          </Button>
          <Button size={size} variant="ghost">
            Cancel
          </Button>
          <Button size={size} variant="danger">
            Delete
          </Button>
          <Button size={size} variant="primary" pending>
            Saving
          </Button>
          <Button size={size} disabled>
            Disabled
          </Button>
          <Button size={size === 'md' ? 'icon' : 'icon-sm'} variant="ghost" aria-label="Delete">
            <Trash2 aria-hidden />
          </Button>
        </Row>
      ))}
      <div className="grid grid-cols-1 gap-5 sm:grid-cols-2">
        <Field label="Name" required help="What your team calls it.">
          {(control) => <Input {...control} placeholder="SendGrid Europe" />}
        </Field>
        <Field
          label="Identifier"
          required={false}
          help="Lower case, digits and hyphens."
          aside={<TextLink href="#where">Where is this?</TextLink>}
        >
          {(control) => <Input {...control} mono defaultValue="sendgrid-eu-1" />}
        </Field>
        <Field
          label="API key"
          required
          error="This does not look like a SendGrid key: it begins with SG."
          help="Settings > API keys."
        >
          {(control) => <RevealInput what="API key" mono {...control} defaultValue="not-a-key" />}
        </Field>
        <Field label="Region" required>
          {(control) => (
            <Select {...control}>
              <option>Global</option>
              <option>European Union</option>
            </Select>
          )}
        </Field>
        <Field label="Read only and disabled">
          {(control) => (
            <div className="grid grid-cols-3 gap-2">
              <Input {...control} readOnly value="Read only" />
              <Input aria-label="Disabled" disabled value="Disabled" />
              <Select aria-label="Disabled select" disabled>
                <option>Disabled</option>
              </Select>
            </div>
          )}
        </Field>
        <Field label="Small controls">
          {(control) => (
            <div className="flex gap-2">
              <Input controlSize="sm" {...control} placeholder="Search" />
              <Select controlSize="sm" aria-label="Operator" wrapperClassName="w-40">
                <option>is equal to</option>
              </Select>
            </div>
          )}
        </Field>
        <Field label="Service account" required error="Line 3: expected a comma." className="sm:col-span-2">
          {(control) => (
            <Textarea mono {...control} defaultValue={'{\n  "type": "service_account"\n  "project_id": "demo"\n}'} />
          )}
        </Field>
      </div>
      <Field label="Active" layout="inline" help="Active integrations may be chosen for sending.">
        {(control) => <Switch {...control} checked={active} onCheckedChange={setActive} />}
      </Field>
      <Field label="Use TLS" layout="inline" error="This server refuses connections without TLS.">
        {(control) => <Switch {...control} />}
      </Field>
      <Row label="Check boxes">
        {([false, true, 'indeterminate'] as const).map((checked) => (
          <CheckboxRow key={String(checked)} checked={checked} />
        ))}
      </Row>
      <Field label="Secrets of the target" labels="group" help="Asked for each integration that is copied.">
        {(control) => (
          <RadioGroup {...control} defaultValue="keep">
            <Radio value="keep" label="Keep the target's" help="Nothing changes there." />
            <Radio value="copy" label="Copy" />
            <Radio value="new" label="Enter anew" disabled />
          </RadioGroup>
        )}
      </Field>
    </Section>
  );
}

function CheckboxRow({ checked }: { checked: boolean | 'indeterminate' }) {
  const [value, setValue] = useState(checked);
  return (
    <Label className="flex items-center gap-2 font-normal">
      <Checkbox checked={value} onCheckedChange={setValue} />
      {String(value)}
    </Label>
  );
}
