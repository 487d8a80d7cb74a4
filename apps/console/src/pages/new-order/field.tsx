import { codeListOf, codeTable } from '@beian/domain/codes';
import { type FieldId, type FieldValue, fieldRow, yesNoLabels } from '@beian/domain/filing';
import { Input, Select } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Language } from '../../app/providers/i18n.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { Readings, type ReadingsProps } from '../../ui/paper-readings/readings.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { shownValue } from '../../ui/value-text.ts';
import type { FillItem } from './documents.ts';
import { fillTexts } from './fill-texts.ts';
import styles from './new-order.module.css';
import { useRegions } from './regions.ts';

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
export function Field({
  field,
  item,
  typed,
  refusals,
  hasRegistered,
  disabled,
  regionOf,
  pictureOf,
  onType,
  onLeave,
}: FieldProps) {
  const t = useT();
  const language = useLanguage();
  const { label, required } = fieldRow(field);
  const id = `field-${field}`;
  const said = (item?.findings ?? []).filter(({ outcome }) => outcome !== 'pass');
  const isBad =
    refusals.length > 0 || said.some(({ outcome }) => outcome === 'fail') || (item?.reasons.length ?? 0) > 0;
  const registered = item?.registered ?? null;
  const regions = useRegions(regionOf ?? null);
  return (
    <div className={styles.field} data-field={field}>
      <label htmlFor={id} className={styles.label}>
        {t(label)}
        {required ? (
          <span className={styles.required} aria-hidden>
            *
          </span>
        ) : null}
      </label>
      <div>
        <Entry
          {...{ field, id, onType, onLeave, isBad }}
          {...(regionOf === undefined ? { options: optionsOf(field, language) } : { options: regions })}
          disabled={disabled || regionOf === null}
          placeholder={regionOf === null ? t(fillTexts.cityFirst) : undefined}
          value={typed ?? filledIn(field, item)}
          label={t(label)}
        />
        {item?.masked && (item.now ?? []).length > 0 && typed === undefined ? (
          <p className={styles.hint}>{t(fillTexts.masked)}</p>
        ) : null}
        {hasRegistered ? (
          <p className={styles.hint}>
            {t(fillTexts.registered)}
            {registered === null || registered.length === 0
              ? t(commonTexts.none)
              : registered.map((one) => shownValue(field, one, item?.valueLabels ?? [])).join(t(commonTexts.and))}
          </p>
        ) : null}
        <ul id={`${id}-said`} className={styles.said}>
          {item?.reasons.map((one) => (
            <li key={one.code} className={styles.fail}>
              {one.label} {one.advice}
            </li>
          ))}
          {refusals.map((one) => (
            <li key={one.message} className={styles.fail}>
              {one.message} {one.suggestion}
            </li>
          ))}
          {said.map((one) => (
            <li key={`${one.ruleId} ${one.message}`} className={one.outcome === 'fail' ? styles.fail : styles.warn}>
              {one.message} {one.suggestion}
            </li>
          ))}
        </ul>
        {/* They compare what is saved. */}
        {item === undefined || typed !== undefined ? null : <Readings item={item} pictureOf={pictureOf} />}
      </div>
    </div>
  );
}

const filledIn = (field: FieldId, item: FillItem | undefined): FieldValue => {
  const now = item?.now ?? [];
  return fieldRow(field).shape === 'list' ? now : (now[0] ?? '');
};

interface EntryProps {
  readonly field: FieldId;
  readonly id: string;
  readonly label: string;
  readonly value: FieldValue;
  readonly disabled: boolean;
  readonly isBad: boolean;
  /** What can be chosen; undefined: any text. */
  readonly options: { value: string; label: string }[] | undefined;
  readonly placeholder: string | undefined;
  readonly onType: (value: FieldValue) => void;
  readonly onLeave: () => void;
}

function Entry({ field, id, label, value, disabled, isBad, options, placeholder, onType, onLeave }: EntryProps) {
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
          className={styles.entry}
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
          className={styles.entry}
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
    ...{ id, disabled, status, ...said },
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
