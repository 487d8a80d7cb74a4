import { Checkbox, Input, Radio, Select, Switch } from 'antd';
import type { Ref } from 'react';
import { DayPicker } from '../day-picker.tsx';
import { NumberInput } from '../number-input.tsx';
import { type AnyRow, shown } from './field-row.ts';

interface Field {
  readonly id?: string;
  // biome-ignore lint/suspicious/noExplicitAny: its type follows from the row, which `FieldRows` checks
  readonly value?: any;
  readonly checked?: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: as the value
  readonly onChange?: (next: any) => void;
  // biome-ignore lint/suspicious/noExplicitAny: each control has its own handle
  readonly ref?: Ref<any>;
}

const stacked = { display: 'grid', gap: 4 };

/** The control of a row. A group of radios or boxes has the label as its name, because a `label` names one element only. */
export function Control({ row, ...field }: Field & { readonly row: AnyRow }) {
  const label = shown(row.label);
  const { disabled = false } = row;
  const named = row.hideLabel ? { ...field, disabled, 'aria-label': label } : { ...field, disabled };
  switch (row.control) {
    case 'text':
    case 'lines': {
      const { type = 'text', max, example, autoComplete = type === 'password' ? 'new-password' : 'off' } = row;
      const typed = { ...named, autoComplete, maxLength: max, placeholder: example && shown(example) };
      if (row.control === 'lines') return <Input.TextArea {...typed} rows={row.lines ?? 3} />;
      return <Input {...typed} type={type} spellCheck={false} />;
    }
    case 'day':
      return (
        <DayPicker
          {...named}
          value={field.value ?? null}
          onChange={(day) => field.onChange?.(day)}
          style={{ width: '100%' }}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...named}
          style={{ width: '100%' }}
          precision={0}
          min={row.min}
          max={row.max}
          suffix={row.unit && shown(row.unit)}
        />
      );
    case 'own':
      return row.draw(field);
    case 'check':
      return <Checkbox {...named}>{label}</Checkbox>;
    case 'switch':
      return <Switch {...named} />;
    default: {
      const options = row.choices.map((one) => ({ value: one.value, label: shown(one.label) }));
      const group = { ...named, 'aria-label': label, options, style: options.length > 3 ? stacked : undefined };
      if (row.control === 'radios') return <Radio.Group {...group} />;
      if (row.control === 'checks') return <Checkbox.Group {...group} />;
      // Ant Design writes it on an element without a role, where it is not allowed (axe aria-allowed-attr).
      const chosen = { ...named, 'aria-required': undefined };
      return (
        <Select
          {...chosen}
          mode={row.control === 'selectMany' ? 'multiple' : undefined}
          placeholder={'example' in row && row.example ? shown(row.example) : undefined}
          showSearch
          optionFilterProp="label"
          // Nothing is chosen yet: Ant Design would show the empty text in place of the example.
          value={field.value === '' ? null : field.value}
          options={options}
          optionRender={({ value, label: name }) => row.choices.find((one) => one.value === value)?.detail ?? name}
        />
      );
    }
  }
}
