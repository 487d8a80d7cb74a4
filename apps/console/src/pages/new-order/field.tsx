import { codeListOf, codeTable } from '@beian/domain/codes';
import { type FieldId, type FieldValue, fieldRow, yesNoLabels } from '@beian/domain/filing';
import { MISSING_GROUP } from '@beian/domain/order-names';
import { Form, Input, Select } from 'antd';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { Language } from '../../app/providers/i18n.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Readings, type ReadingsProps } from '../../ui/paper-readings/readings.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { shownValue } from '../../ui/value-text.ts';
import type { FillItem } from './documents.ts';
import { fillTexts } from './fill-texts.ts';
import { Said } from './parts.tsx';
import { useRegions } from './regions.ts';
import { savedValue } from './use-same-as.ts';

/** Longer texts get several lines. */
const LONG_TEXT = 500;

export function optionsOf(field: FieldId, language: Language): { value: string; label: string }[] | undefined {
  const list = codeListOf(field);
  if (list !== undefined)
    return Object.entries(codeTable(list).rows).map(([value, row]) => ({ value, label: row.label[language] }));
  if (fieldRow(field).format !== 'yesNo') return undefined;
  return Object.entries(yesNoLabels).map(([value, label]) => ({ value, label: label[language] }));
}

interface FieldProps {
  readonly field: FieldId;
  readonly item: FillItem | undefined;
  /** Typed and not saved; undefined: as the order has it. */
  readonly typed: FieldValue | undefined;
  /** Somebody types in it: nothing is said of it before it is left. */
  readonly isActive: boolean;
  readonly refusals: readonly { message: string; suggestion?: string | null }[];
  readonly hasRegistered: boolean;
  readonly disabled: boolean;
  /** Of a city or county: the region in which it lies; null: not chosen yet. Absent for other fields. */
  readonly regionOf?: string | null;
  readonly pictureOf: ReadingsProps['pictureOf'];
  readonly onType: (value: FieldValue) => void;
  readonly onLeave: () => void;
}

/** One field with its label, registered value, and what the checks say of it. */
export function Field(props: FieldProps) {
  const { field, item, typed, isActive, refusals, hasRegistered, disabled, regionOf, pictureOf, onType, onLeave } =
    props;
  const t = useT();
  const language = useLanguage();
  const { label, required } = fieldRow(field);
  const id = `field-${field}`;
  const [wasLeft, setLeft] = useState(false);
  const value = typed ?? savedValue(field, item);
  // An empty field that nobody was in yet lacks nothing so far; what the filing lacks is asked for because of that.
  const isFresh = value.length === 0 && !wasLeft && item?.registered == null && item?.group !== MISSING_GROUP;
  const reasons = item?.reasons ?? [];
  const findings = isActive || isFresh ? [] : (item?.findings ?? []).filter(({ outcome }) => outcome !== 'pass');
  const refused = isActive ? [] : refusals;
  const isBad = refused.length + reasons.length > 0 || findings.some(({ outcome }) => outcome === 'fail');
  const registered = item?.registered ?? null;
  const regions = useRegions(regionOf ?? null);
  const isMasked = item?.masked === true && (item.now ?? []).length > 0 && typed === undefined;
  // They compare what is saved.
  const hasReadings = typed === undefined && (item?.paperReadings.length ?? 0) > 0;
  const hasMore = isMasked || hasRegistered || hasReadings || reasons.length + refused.length + findings.length > 0;
  return (
    <Form.Item
      data-field={field}
      label={t(label)}
      htmlFor={id}
      required={required}
      extra={
        hasMore ? (
          <>
            {isMasked ? <p>{t(fillTexts.masked)}</p> : null}
            {hasRegistered ? (
              <p>
                {t(fillTexts.registered)}
                {registered === null || registered.length === 0
                  ? t(commonTexts.none)
                  : registered.map((one) => shownValue(field, one, item?.valueLabels ?? [])).join(t(commonTexts.and))}
              </p>
            ) : null}
            <ul id={`${id}-said`}>
              {reasons.map(({ code, label: reason, advice }) => (
                <Said key={code} message={reason} suggestion={advice} outcome="fail" />
              ))}
              {refused.map((one) => (
                <Said key={one.message} {...one} outcome="fail" />
              ))}
              {findings.map((one) => (
                <Said key={`${one.ruleId} ${one.message}`} {...one} />
              ))}
            </ul>
            {item === undefined || !hasReadings ? null : <Readings item={item} pictureOf={pictureOf} />}
          </>
        ) : null
      }
    >
      <Entry
        {...{ field, id, required, onType, isBad, value }}
        onLeave={() => {
          setLeft(true);
          onLeave();
        }}
        options={regionOf === undefined ? optionsOf(field, language) : regions}
        disabled={disabled || regionOf === null}
        placeholder={regionOf === null ? t(fillTexts.cityFirst) : undefined}
        label={t(label)}
      />
    </Form.Item>
  );
}

interface EntryProps {
  readonly field: FieldId;
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  readonly value: FieldValue;
  readonly disabled: boolean;
  readonly isBad: boolean;
  /** What can be chosen; undefined: any text. */
  readonly options: { value: string; label: string }[] | undefined;
  readonly placeholder: string | undefined;
  readonly onType: (value: FieldValue) => void;
  readonly onLeave: () => void;
}

function Entry({
  field,
  id,
  label,
  required,
  value,
  disabled,
  isBad,
  options,
  placeholder,
  onType,
  onLeave,
}: EntryProps) {
  const t = useT();
  const { shape, max } = fieldRow(field);
  const status = isBad ? ('error' as const) : ('' as const);
  const said = { 'aria-describedby': `${id}-said`, 'aria-invalid': isBad };
  if (options !== undefined && shape === 'text')
    return (
      <TabLeaves>
        <Select<string>
          {...{ id, disabled, options, status }}
          {...said}
          aria-label={label}
          allowClear
          showSearch
          optionFilterProp="label"
          value={value === '' ? null : String(value)}
          placeholder={placeholder ?? t(fillTexts.choose)}
          onChange={(next) => {
            onType(next ?? '');
            onLeave();
          }}
        />
      </TabLeaves>
    );
  if (shape === 'list')
    return (
      <TabLeaves>
        <Select<string[]>
          {...{ id, disabled, status }}
          {...said}
          aria-label={label}
          mode={options === undefined ? 'tags' : 'multiple'}
          {...(options === undefined ? { open: false, suffixIcon: null } : { options })}
          optionFilterProp="label"
          tokenSeparators={[',', '，', ' ', ';']}
          value={[...value]}
          placeholder={t(options === undefined ? fillTexts.typeSeveral : fillTexts.choose)}
          onChange={(next) => onType(next)}
          onBlur={onLeave}
        />
      </TabLeaves>
    );
  const text = {
    ...{ id, disabled, status, ...said, 'aria-required': required },
    maxLength: max,
    autoComplete: 'off',
    value: String(value),
    onChange: (event: { target: { value: string } }) => onType(event.target.value),
    onBlur: onLeave,
  };
  if (field === 'subject.filingPassword') return <Input.Password {...text} autoComplete="new-password" />;
  if (max >= LONG_TEXT && /remark$/.test(field)) return <Input.TextArea {...text} rows={3} />;
  return <Input {...text} />;
}

const stopTab = (event: KeyboardEvent) => {
  if (event.key === 'Tab') event.stopPropagation();
};

/** Tab leaves a list of choices: with the key, Select would choose or take away the option that is active in its open list. */
function TabLeaves({ children }: { readonly children: ReactNode }) {
  return (
    <div role="presentation" onKeyDownCapture={stopTab}>
      {children}
    </div>
  );
}
